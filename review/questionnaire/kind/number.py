"""A number. Plain value: its canonical decimal text, as in "12.5"."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from review.language import N_
from review.questionnaire.kind.base import Fact, Invalid, Kind, Problem, refuse_unknown
from review.questionnaire.kind.figure import canonical, figure
from review.questionnaire.shape import Plain, Question


class Number(Kind):
    """A figure, with the question's unit and bounds."""

    name = "number"

    def parse(self, question: Question, items: Mapping[str, str]) -> Plain:
        """Read item ""."""
        problems = refuse_unknown([""], items)
        typed = items.get("", "").strip()
        number = figure(typed) if typed else None
        if typed and number is None:
            problems.append(
                Problem(
                    "",
                    N_("“%(typed)s” can’t be read as a number. Write it like 1250 or 12.5."),
                    {"typed": typed},
                )
            )
        if number is not None:
            if question.minimum and number < Decimal(question.minimum):
                problems.append(
                    Problem(
                        "",
                        N_("The smallest number possible here is %(limit)s."),
                        {"limit": question.minimum},
                    )
                )
            if question.maximum and number > Decimal(question.maximum):
                problems.append(
                    Problem(
                        "",
                        N_("The largest number possible here is %(limit)s."),
                        {"limit": question.maximum},
                    )
                )
        if problems:
            raise Invalid(problems)
        return None if number is None else canonical(number)

    def items(self, value: Plain) -> dict[str, str]:
        """Item ""."""
        return {"": value}

    def facts(self, value: Plain) -> Iterable[Fact]:
        """The figure."""
        yield Fact("filled", Decimal(value))
