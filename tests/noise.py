"""What happens to a text on its way out of a PDF, a word processor or an archive; none of it changes what was decided.

Each function takes a text and a `random.Random` and returns the text as it comes out: for test_noise.py.
"""

import random
import re
import unicodedata
from collections.abc import Callable

PAGED = re.compile(r"\d ?\(\d+\)|Utdragsbestyrkande|PageFooter|Transaktion")
LONG_WORD = re.compile(r"(?<=[a-zåäö]{5})(?=[bcdfghjklmnprstv][aeiouyåäö][a-zåäö]{3})")


def page_headers(text: str, chance: random.Random) -> str:
    """Put a page header with a page number between lines, three to eight times, also in the middle of sentences."""
    lines = text.split("\n")
    if len(lines) < 20 or PAGED.search(text):
        return text  # pages that have headers of their own have no others inside them
    places = sorted(chance.sample(range(8, len(lines)), min(len(lines) - 8, chance.randint(3, 8))), reverse=True)
    for number, place in zip(range(len(places), 0, -1), places, strict=True):
        lines[place:place] = ["", f"Protokoll{' ' * 60}Sida {number + 1} ({len(places) + 1})", ""]
    return "\n".join(lines)


def form_feeds(text: str, chance: random.Random) -> str:
    """Put form feeds where blank lines stand."""
    return re.sub(r"(?<=\.)\n\n(?=[§\d#])", lambda match: "\n\n\f" if chance.random() < 0.1 else match.group(), text)


def crlf(text: str, chance: random.Random) -> str:
    """End lines as Windows does."""
    del chance
    return text.replace("\n", "\r\n")


def decomposed(text: str, chance: random.Random) -> str:
    """Write å, ä and ö as a letter and a mark of its own (NFD), as macOS does."""
    del chance
    if max(map(len, text.split("\n"))) > 1500:
        return text  # such lines are cut by length, and letters in two parts make them longer
    return unicodedata.normalize("NFD", text)


def no_break_spaces(text: str, chance: random.Random) -> str:
    """Turn single spaces between words into no-break spaces here and there."""
    return re.sub(r"(?<=\w) (?=\w)", lambda match: "\u00a0" if chance.random() < 0.05 else " ", text)


def trailing_spaces(text: str, chance: random.Random) -> str:
    """Leave spaces at the ends of lines."""
    return re.sub(r"\n", lambda match: " " * chance.randint(0, 3) + "\n", text)


def hyphenation(text: str, chance: random.Random) -> str:
    """Wrap the lines of a text whose paragraphs stand free, and break long words at the ends of lines."""
    given = text.split("\n")
    long = [line for line in given if len(line) > 130]
    free = [
        line
        for line, following in zip(given, [*given[1:], ""], strict=True)
        if len(line) > 130 and not following.strip()
    ]
    if long != free or any(len(line) > 900 or set("|\t<") & set(line) or "](" in line for line in long):
        return (
            text  # where lines are paragraphs without a blank line between them, wrapping loses what nobody can restore
        )
    return "\n".join(piece for line in given for piece in (_wrapped(line, chance) if len(line) > 130 else [line]))


def _wrapped(line: str, chance: random.Random, width: int = 88) -> list[str]:
    """Wrap one line, a long word at the end of a line broken with a hyphen where it pleases."""
    lines, current = [], ""
    for word in line.split(" "):
        place = next((match.start() for match in LONG_WORD.finditer(word)), 0)
        if len(current) + 1 + len(word) <= width or not current or not word[0].isalpha():
            current = f"{current} {word}" if current else word
        elif (
            place and word.islower() and word.isalpha() and len(current) + place + 2 <= width and chance.random() < 0.7
        ):
            lines.append(f"{current} {word[:place]}-")
            current = word[place:]
        else:
            lines.append(current)
            current = word
    return [*lines, current]


NOISES: tuple[Callable[[str, random.Random], str], ...] = (
    page_headers, form_feeds, crlf, decomposed, no_break_spaces, trailing_spaces, hyphenation,
)  # fmt: skip
