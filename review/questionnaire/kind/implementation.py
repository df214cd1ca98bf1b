"""Yes / yes, in part / no. Plain value: "yes", "partly" or "no"."""

from collections.abc import Iterable, Mapping

from review.language import N_
from review.questionnaire.kind.base import Fact, Invalid, Kind, Problem, refuse_unknown
from review.questionnaire.shape import Plain, Question

#: The replies in the order in which they are shown, with their texts for the catalogs.
REPLIES = {"yes": N_("Yes"), "partly": N_("Yes, in part"), "no": N_("No")}


class Implementation(Kind):
    """Is the provision implemented?"""

    name = "implementation"

    def parse(self, question: Question, items: Mapping[str, str]) -> Plain:
        """Read item "" (yes, partly, no)."""
        problems = refuse_unknown([""], items)
        reply = items.get("", "").strip()
        if reply and reply not in REPLIES:
            problems.append(
                Problem(
                    "",
                    N_("The reply must be yes, partly or no, not “%(reply)s”."),
                    {"reply": reply},
                )
            )
        if problems:
            raise Invalid(problems)
        return reply or None

    def items(self, value: Plain) -> dict[str, str]:
        """Item "" holds the reply."""
        return {"": value}

    def ticked(self, value: Plain) -> frozenset[str]:
        """The reply."""
        return frozenset([value])

    def facts(self, value: Plain) -> Iterable[Fact]:
        """The reply."""
        yield Fact(value)
