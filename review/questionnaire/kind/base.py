"""What every kind of question can do, and what goes wrong in a reply.

A reply travels as *items*: a flat mapping from item name to typed text, the same in a web form
(field `<question>:<item>`), in an imported row (columns question, item, value) and in an export.
`parse` turns items into the plain value that is stored, `items` turns it back without loss.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, ClassVar

from review.language import N_
from review.questionnaire.shape import Plain, Question

#: Longest text a reply may hold, in characters: some fifty printed pages.
LONGEST_TEXT = 100_000

#: Longest entry in a one-line field, in characters.
LONGEST_LINE = 1_000


#: Control characters, halves of characters (JSON can hold them, UTF-8 can't) and what XML refuses.
_NO_PAGE_SHOWS = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with an item: an English message for the catalogs and the values it names."""

    item: str
    message: str
    values: Mapping[str, Any] = field(default_factory=dict)


class Invalid(ValueError):
    """A reply that can't be stored as it is; holds every problem, not just the first."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(problem.message % problem.values for problem in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Fact:
    """What comparison counts of a reply: an item ticked or filled, with an amount where it is a figure."""

    item: str
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that a person wrote in a reply, with its language tag ("" when not said)."""

    item: str
    text: str
    language: str = ""


class Kind:
    """A kind of question. The base reads one text line; the kinds override what differs."""

    name: ClassVar[str]

    def parse(self, question: Question, items: Mapping[str, str]) -> Plain:
        """Return the plain value of typed items, None when nothing was given; raise Invalid."""
        raise NotImplementedError

    def items(self, value: Plain) -> dict[str, str]:
        """Return the items that `parse` makes this value of."""
        raise NotImplementedError

    def ticked(self, value: Plain) -> frozenset[str]:
        """Return the option keys a condition can ask for with `is` and `has`."""
        return frozenset()

    def facts(self, value: Plain) -> Iterable[Fact]:
        """Yield what comparison counts; kinds without options or figures yield one fact "filled"."""
        yield Fact("filled")

    def passages(self, value: Plain) -> Iterable[Passage]:
        """Yield the texts that people wrote."""
        return ()

    def hints(self, question: Question, value: Plain) -> Iterable[Problem]:
        """Yield what looks wrong but may be stored."""
        return ()


def refuse_unknown(known: Iterable[str], items: Mapping[str, str]) -> list[Problem]:
    """Return a problem for each item that has a value and a name the question does not know."""
    names = set(known)
    return [
        Problem(item, N_("“%(item)s” is not part of this question."), {"item": item})
        for item, value in items.items()
        if value.strip() and item not in names
    ]


def too_long(item: str, text: str, longest: int = LONGEST_LINE) -> list[Problem]:
    """Return a problem when a text is longer than `longest` characters."""
    if len(text) <= longest:
        return []
    return [
        Problem(
            item,
            N_("This text has %(length)d characters; at most %(longest)d can be kept here."),
            {"length": len(text), "longest": longest},
        )
    ]


def clean(text: str) -> str:
    """Return a text with line ends of one sort, without blanks at its ends or characters no page can show."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _NO_PAGE_SHOWS.sub("", lines).strip()
