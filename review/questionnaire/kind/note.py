"""A text to read, with nothing to answer."""

from collections.abc import Iterable, Mapping

from review.questionnaire.kind.base import Fact, Invalid, Kind, refuse_unknown
from review.questionnaire.shape import Plain, Question


class Note(Kind):
    """Words from the secretariat between questions."""

    name = "note"

    def parse(self, question: Question, items: Mapping[str, str]) -> Plain:
        """Refuse any reply."""
        if problems := refuse_unknown([], items):
            raise Invalid(problems)
        return None

    def items(self, value: Plain) -> dict[str, str]:
        """No items."""
        return {}

    def facts(self, value: Plain) -> Iterable[Fact]:
        """No facts."""
        return ()
