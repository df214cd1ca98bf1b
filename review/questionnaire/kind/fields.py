"""Kinds that are a few named one-line fields. Plain value: {field: text}, empty fields absent."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from review.language import N_
from review.questionnaire.kind.base import (
    Invalid,
    Kind,
    Passage,
    Problem,
    clean,
    refuse_unknown,
    too_long,
)
from review.questionnaire.kind.date import day
from review.questionnaire.shape import Plain, Question


class Fields(Kind):
    """Named fields: `labels` gives them in order with their texts for the catalogs."""

    labels: ClassVar[Mapping[str, str]]
    dates: ClassVar[frozenset[str]] = frozenset()
    links: ClassVar[frozenset[str]] = frozenset()

    def parse(self, question: Question, items: Mapping[str, str]) -> Plain:
        """Read one item per field."""
        problems = refuse_unknown(self.labels, items)
        value = {}
        for name in self.labels:
            text = clean(items.get(name, ""))
            if not text:
                continue
            problems += too_long(name, text)
            if name in self.dates:
                iso, wrong = day(name, text)
                problems += wrong
                text = iso or ""
            if name in self.links:
                problems += not_a_link(name, text)
            value[name] = text
        if problems:
            raise Invalid(problems)
        return value or None

    def items(self, value: Plain) -> dict[str, str]:
        """One item per filled field."""
        return dict(value)

    def passages(self, value: Plain) -> Iterable[Passage]:
        """Every field that is neither date nor link."""
        for name, text in value.items():
            if name not in self.dates and name not in self.links:
                yield Passage(name, text)


def not_a_link(item: str, text: str) -> list[Problem]:
    """Return a problem when a text is no web address (anything else could run as script when clicked)."""
    if text.startswith(("https://", "http://")) and len(text.split()) == 1:
        return []
    return [Problem(item, N_("A link begins with https:// or http:// and has no blanks."))]
