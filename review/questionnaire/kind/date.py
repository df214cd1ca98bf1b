"""A day. Plain value: ISO 8601, as in "2026-11-21"."""

from collections.abc import Mapping
from datetime import date

from review.language import N_
from review.questionnaire.kind.base import Invalid, Kind, Problem, refuse_unknown
from review.questionnaire.shape import Plain, Question


def day(item: str, typed: str) -> tuple[str | None, list[Problem]]:
    """Read a typed day (year-month-day): its ISO text or None, and what is wrong with it."""
    if not typed.strip():
        return None, []
    try:
        return date.fromisoformat(typed.strip()).isoformat(), []
    except ValueError:
        message = N_("“%(typed)s” is not a date. Write year, month and day, like 2026-11-21.")
        return None, [Problem(item, message, {"typed": typed})]


class Date(Kind):
    """A day in the calendar."""

    name = "date"

    def parse(self, question: Question, items: Mapping[str, str]) -> Plain:
        """Read item ""."""
        value, problems = day("", items.get("", ""))
        problems += refuse_unknown([""], items)
        if problems:
            raise Invalid(problems)
        return value

    def items(self, value: Plain) -> dict[str, str]:
        """Item ""."""
        return {"": value}
