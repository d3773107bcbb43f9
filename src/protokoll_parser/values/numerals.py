"""Reads cardinal numbers as protocols write them: `22`, `1 311 400`, `sju`, `tjugotre`, `ingen`."""

UNITS = ["noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio"]
TEENS = ["tio", "elva", "tolv", "tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton"]
TENS = ["tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio"]
ALONE = {word: value for value, word in enumerate([*UNITS, *TEENS])}
ALONE |= {"ett": 1, "ingen": 0, "inga": 0, "aderton": 18, "tvenne": 2, "hundra": 100, "etthundra": 100}
WORDS = rf"(?:{'|'.join(TENS)})(?:{'|'.join(['ett', *UNITS[1:]])})?|{'|'.join(sorted(ALONE, key=len, reverse=True))}"
NUMBER = rf"(?:\d{{1,3}}(?:[ .]\d{{3}})+(?!\d)|\d{{1,9}}|(?:{WORDS})(?!\w))"
"""What `parse_number` reads, as part of a pattern: digits, grouped by spaces or full stops, or words."""


def parse_number(text: str) -> int | None:
    """Return the number that a word or a figure stands for.

    >>> parse_number("1 311 400"), parse_number("tjugotre"), parse_number("Sju"), parse_number("inga")
    (1311400, 23, 7, 0)
    >>> parse_number("någon") is None, parse_number("") is None
    (True, True)
    """
    word = text.strip().casefold()
    figures = word.replace(" ", "").replace(".", "")
    if figures.isdecimal():
        return int(figures)
    if word in ALONE:
        return ALONE[word]
    for place, ten in enumerate(TENS):
        if word.startswith(ten):
            unit = ALONE.get(word[len(ten) :], -1) if word != ten else 0
            return 20 + 10 * place + unit if 0 <= unit < 10 else None
    return None
