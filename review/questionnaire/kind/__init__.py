"""The kinds of question: one class each, with the same few verbs (see `base.Kind`)."""

from review.questionnaire.kind.assistance import Assistance
from review.questionnaire.kind.authority import Authority
from review.questionnaire.kind.base import Fact, Invalid, Kind, Passage, Problem
from review.questionnaire.kind.choice import Choice
from review.questionnaire.kind.choices import Choices
from review.questionnaire.kind.citations import Citations
from review.questionnaire.kind.date import Date
from review.questionnaire.kind.implementation import Implementation
from review.questionnaire.kind.note import Note
from review.questionnaire.kind.number import Number
from review.questionnaire.kind.reference import Reference
from review.questionnaire.kind.statistics import Statistics
from review.questionnaire.kind.text import Text

#: Every kind by its name in the YAML files.
KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Implementation(),
        Choice(),
        Choices(),
        Text(),
        Number(),
        Date(),
        Statistics(),
        Citations(),
        Authority(),
        Assistance(),
        Reference(),
        Note(),
    )
}

__all__ = ["KINDS", "Fact", "Invalid", "Kind", "Passage", "Problem"]
