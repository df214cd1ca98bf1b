"""Dates and numbers as a language writes them.

Digits are 0-9 in every language, also in Arabic (see decisions/0003-digits.md): the figures of a reply
must read the same in all six versions.
"""

from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from babel import dates, numbers

from review.language.known import Language


def N_(text: str) -> str:  # noqa: N802 - the usual name of the marker that gettext tools look for
    """Mark a text for the catalogs; it is translated where it is shown."""
    return text


# A page writes the same few days many times, and CLDR patterns are slow to fill.
@lru_cache(maxsize=4096)
def date_words(day: date, language: Language) -> str:
    """Write a day out, as in "21 November 2026"."""
    return dates.format_date(day, "long", locale=language.locale)


def moment_words(moment: datetime, language: Language) -> str:
    """Write a moment with its time zone named, as in "21 November 2026, 14:02 UTC"."""
    joint = {"ar": "، ", "zh": " "}.get(language.tag, ", ")
    return f"{date_words(moment.date(), language)}{joint}{moment:%H:%M} UTC"


def number_words(number: Decimal | int, language: Language) -> str:
    """Write a number with the separators of the language."""
    return numbers.format_decimal(number, locale=language.locale, numbering_system="latn")


def percent_words(share: float, language: Language) -> str:
    """Write a share (0 to 1) as a whole percentage."""
    return numbers.format_percent(share, "#,##0%", locale=language.locale, numbering_system="latn")
