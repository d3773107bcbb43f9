"""Days of the calendar: what months and weekdays are called, which dates exist, what a written number means."""

from datetime import date

MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "maj": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "okt": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
_WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
WEEKDAY_FORMS = {
    form + ending: number
    for forms, endings in (
        (_WEEKDAYS, ("", "en", "s")),
        (("mandag", "tisdag", "onsdag", "thorsdag", "fredag", "lordag", "sondag"), ("", "en")),  # old, badly scanned
        (("mån", "tis", "ons", "tors", "fre", "lör", "sön"), ("",)),
        (("må", "ti", "on", "tor", "fre", "lö", "sö"), ("",)),  # no "fr": it is short for "från"
    )
    for number, form in enumerate(forms)
    for ending in endings
}


def is_possible(year: int | None, month: int, day: int) -> bool:
    """Tell whether the calendar has the date; without a year, whether some year has it.

    >>> is_possible(2023, 2, 29), is_possible(None, 2, 29)
    (False, True)
    """
    return iso_date(year or 2000, month, day) is not None


def weekday_of(year: int, month: int, day: int) -> int | None:
    """Give the weekday, 0 for Monday, or None if the date does not exist."""
    return date(year, month, day).weekday() if is_possible(year, month, day) else None


def weekday_name(weekday: int) -> str:
    """Give the Swedish name: 0 is måndag."""
    return _WEEKDAYS[weekday]


def weekday_in_english(weekday: int) -> str:
    """Give the English name, for messages: 0 is Monday."""
    return ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[weekday]


def weekday_named(word: str) -> int | None:
    """Return the weekday (Monday is 0) that a word in lower case names, or the first of `lördag-söndag`; None if none."""
    weekday = WEEKDAY_FORMS.get(word)
    return WEEKDAY_FORMS.get(word.replace("–", "-").partition("-")[0]) if weekday is None else weekday


def month_of(written: str) -> int:
    """Return the month, from 1, that digits or a name in any form stand for."""
    return int(written) if written.isdecimal() else MONTHS[written[:3].lower()]


def number_of(digits: str) -> int:
    """Read digits, also with the gaps and letters of a poor scan: `0 5`, `l998`, `2O12`."""
    return int(digits if digits.isdecimal() else "".join(digits.split()).replace("l", "1").replace("O", "0"))


def full_year(digits: str | None) -> int | None:
    """Read four digits as they stand and two as 1950-2049."""
    if digits is None or len(digits) != 2:
        return number_of(digits) if digits else None
    return int(digits) + (2000 if int(digits) < 50 else 1900)


def iso_date(year: int | None, month: int, day: int) -> str | None:
    """Return the date as ISO 8601 writes it; None without a year, or where there is no such date."""
    try:
        return date(year, month, day).isoformat() if year else None
    except ValueError:
        return None
