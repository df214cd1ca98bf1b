"""Figures in rows × years. Plain value: {"<row>/<year>": figure text or "na"}; cells left empty are absent.

"na" (not available) is kept apart from "0": a State without a count is not a State without cases.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from review.language import N_
from review.questionnaire.kind.base import Fact, Invalid, Kind, Problem, refuse_unknown
from review.questionnaire.kind.figure import canonical, figure
from review.questionnaire.shape import Plain, Question

#: The stored sign for "not available".
NOT_AVAILABLE = "na"

#: How many digits stand between the signs that part thousands.
THOUSANDS_DIGITS = 3

#: What people type for it.
_NOT_AVAILABLE = frozenset(["na", "n/a", "n.a.", "n.a", "-", "–", "—", ".."])


def cells(question: Question) -> list[str]:
    """Return the items of a statistics question, row by row."""
    return [f"{row.key}/{year}" for row in question.rows for year in question.years]


class Statistics(Kind):
    """Figures by year, checked against their sums."""

    name = "statistics"

    def parse(self, question: Question, items: Mapping[str, str]) -> Plain:
        """Read one item per cell: a whole number from 0, or a sign for "not available"."""
        known = cells(question)
        problems = refuse_unknown(known, items)
        value = {}
        for cell in known:
            typed = items.get(cell, "").strip()
            if not typed:
                continue
            if typed.lower() in _NOT_AVAILABLE:
                value[cell] = NOT_AVAILABLE
                continue
            number = figure(typed)
            # “1.000” is one in half of the languages and a thousand in the others: `figure` can't know, a count can.
            if (
                number is None
                or number < 0
                or number != number.to_integral_value()
                or number.as_tuple().exponent == -THOUSANDS_DIGITS
            ):
                problems.append(
                    Problem(
                        cell,
                        N_("“%(typed)s” is not a count. Write a whole number, or “-” when no figure is available."),
                        {"typed": typed},
                    )
                )
            else:
                value[cell] = canonical(number)
        if problems:
            raise Invalid(problems)
        return value or None

    def items(self, value: Plain) -> dict[str, str]:
        """One item per filled cell."""
        return dict(value)

    def facts(self, value: Plain) -> Iterable[Fact]:
        """One fact per figure; cells not available count without an amount."""
        for cell, text in value.items():
            yield Fact(cell, None if text == NOT_AVAILABLE else Decimal(text))

    def hints(self, question: Question, value: Plain) -> Iterable[Problem]:
        """Yield each year whose parts are all given and do not add up to the given total."""
        for total, parts in question.sums.items():
            for year in question.years:
                given = [value.get(f"{row}/{year}", NOT_AVAILABLE) for row in (total, *parts)]
                if NOT_AVAILABLE in given:
                    continue
                stated, *addends = map(Decimal, given)
                if stated != sum(addends):
                    yield Problem(
                        f"{total}/{year}",
                        N_("%(year)d: the parts add up to %(sum)s, the total given is %(total)s."),
                        {"year": year, "sum": str(sum(addends)), "total": str(stated)},
                    )
