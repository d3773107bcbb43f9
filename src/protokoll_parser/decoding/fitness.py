"""Says how well the letters beyond ASCII of a text stand where Swedish text has them: what tells cp1252 from Mac Roman."""

from protokoll_parser.patterns import lazy

SAMPLE = 2048  # characters that an encoding is judged by: some 60 beyond ASCII in Swedish
NON_ASCII = lazy(r"[^\x00-\x7f]")
# What an encoding other than cp1252 is not believed without: a stray byte is often a ü or a no-break space in one.
WITNESS = lazy("[åäöÅÄÖéÉ§–—”“’…•]")
# Characters that settle for cp1252 without the others being tried: none of them is another's å, ä or ö but `”`.
PLAIN = frozenset("åäöÅÄÖéÉ§–—”“’•°½²€\xa0")
FAMILIAR = frozenset("üøæèàáíóúýñçëšžÜØÆÈÀÁÍÓÚÑÇËŠŽﬁﬂ")  # in names that Swedish protocols hold
JOINERS = frozenset("’–—\xa0\xad")
AFTER_WORD = JOINERS | frozenset("”“»«…²³®™")
BEFORE_WORD = JOINERS | frozenset("”“‘„»«•°")
LONE = frozenset("§€£½¼¾±×·º")
# By whether a letter stands before and after.
STANDS = {
    (True, True): JOINERS,
    (True, False): AFTER_WORD,
    (False, True): BEFORE_WORD,
    (False, False): AFTER_WORD | BEFORE_WORD | LONE,
}
ODD = -3  # only an å, ä or ö outweighs it
LOST = -2  # better an honest gap than a wrong letter


def _windows(text: str) -> set[str]:
    """Return each character beyond ASCII between its neighbours, once: a rule of `─` must not outvote the letters."""
    near = f" {text[:SAMPLE]} "
    return {near[found.start() - 1 : found.end() + 1] for found in NON_ASCII.finditer(near)}


def fit(text: str) -> int:
    """Weigh whether the characters beyond ASCII stand where Swedish text has them; below 0 they do not.

    >>> fit("för närvarande"), fit("f”r f”ljande"), fit("fˆr n‰rvarande")
    (8, -6, -6)
    """
    return sum(_weight(*window) for window in _windows(text))


def is_plain(text: str) -> bool:
    """Say whether the characters beyond ASCII are common in Swedish and stand well.

    A `”` without its fellow is not plain: it is cp850's ö.
    """
    windows = _windows(text)
    is_common = bool(windows) and all(window[1] in PLAIN for window in windows)
    is_paired = text.count("”") % 2 == 0 or any(window[1] in "åäö" for window in windows)
    return is_common and is_paired and fit(text) >= len(windows)


def _weight(before: str, char: str, after: str) -> int:
    if char == "\ufffd":
        return LOST
    if char < "\xa0":
        return -1  # C1; less than LOST, so that iso-8859-1 wins where cp1252 lacks a character
    if char.isalpha() and char not in LONE:
        return _letter_weight(before, char, after)
    if "─" <= char <= "▟":
        return ODD if before.isalpha() or after.isalpha() else 0
    if char not in STANDS[before.isalpha(), after.isalpha()] or (char == "”" and char in (before, after)):
        return ODD
    return 2 if char == "§" else 1


def _letter_weight(before: str, char: str, after: str) -> int:
    if (char > "ſ" and char not in FAMILIAR) or char == "ÿ":
        return ODD
    if (char.islower() and after.isupper()) or (char.isupper() and before.islower()):
        return ODD
    if char.isupper() and char in (before, after):
        return ODD  # `ÄÄÄÄ` is a ruled line in cp850
    if not before.isalpha() and not after.isalpha():
        beside_digit = before.isdecimal() or after.isdecimal()
        return 1 if char in "åäöà" else ODD if beside_digit and char not in "ÅÄÖ" else 0
    if not _is_ascii_letter(before) and not _is_ascii_letter(after):
        return 0  # a row of such letters is no word
    if char in "åäöÅÄÖ":
        return 4
    if before.isdecimal() or after.isdecimal():
        return ODD
    return 3 if char in "éÉ" else 2 if char in FAMILIAR else 1


def _is_ascii_letter(char: str) -> bool:
    return char.isalpha() and char.isascii()
