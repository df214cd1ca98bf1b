"""The shape of a questionnaire: plain, frozen data that every room reads.

A questionnaire holds sections (one per article), a section a flat run of questions. A follow-up is a
question with a `parent`; it stands after it. Answers are a flat mapping from question key to plain value.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

#: What an answer is made of: only what JSON can hold; the kind of the question says which shape.
Plain = Any

#: All answers of one response: question key to plain value; no key where there is no answer.
Answers = Mapping[str, Plain]

Need = Literal["required", "expected", "optional"]

OBLIGATIONS = (
    "mandatory",
    "qualified",
    "conditional",
    "to-be-considered",
    "encouraged",
    "optional",
    "none",
)


@dataclass(frozen=True, slots=True)
class Condition:
    """When a question is in force. `test` is is, has, filled, all, any or not.

    `is`/`has`: `question` and the `values` of which one must be given; `filled`: `question`;
    `all`/`any`/`not`: `parts`.
    """

    test: Literal["is", "has", "filled", "all", "any", "not"]
    question: str = ""
    values: tuple[str, ...] = ()
    parts: tuple["Condition", ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to tick: an option of a choice, a row of a statistics table, a kind of assistance."""

    key: str
    text: str


@dataclass(frozen=True)
class Question:
    """One question, or a note. `number` is its place for readers: "12", a follow-up "12.1"."""

    key: str
    kind: str
    text: str
    number: str = ""
    provision: str = ""
    obligation: str = "none"
    guidance: str = ""
    need: Need = "optional"
    tags: tuple[str, ...] = ()
    when: Condition | None = None
    parent: str | None = None
    options: tuple[Option, ...] = ()
    rows: tuple[Option, ...] = ()
    years: tuple[int, ...] = ()
    sums: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unit: str = ""
    minimum: str = ""
    maximum: str = ""
    height: int = 3
    files: bool = False

    @cached_property
    def option_texts(self) -> Mapping[str, str]:
        """Texts of options by key (keys `none` and `other` are the exclusive and the free option)."""
        return {option.key: option.text for option in self.options}

    @cached_property
    def row_texts(self) -> Mapping[str, str]:
        """Texts of statistics rows by key."""
        return {row.key: row.text for row in self.rows}


@dataclass(frozen=True)
class Section:
    """The questions on one article."""

    key: str
    article: str
    title: str
    questions: tuple[Question, ...]
    guidance: str = ""


@dataclass(frozen=True)
class Questionnaire:
    """One instrument × one cluster, in one language."""

    key: str
    instrument: str
    cluster: int
    title: str
    introduction: str
    note: str
    status: Literal["ours", "adopted"]
    sections: tuple[Section, ...]

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """All questions by key, in order."""
        return {question.key: question for section in self.sections for question in section.questions}

    @cached_property
    def section_of(self) -> Mapping[str, Section]:
        """The section in which each question stands, by question key."""
        return {question.key: section for section in self.sections for question in section.questions}

    @cached_property
    def sections_by_key(self) -> Mapping[str, Section]:
        """Sections by key, in order."""
        return {section.key: section for section in self.sections}

    @cached_property
    def follow_ups(self) -> Mapping[str, tuple[Question, ...]]:
        """The follow-ups of each question that has some."""
        found: dict[str, tuple[Question, ...]] = {}
        for question in self.questions.values():
            if question.parent:
                found[question.parent] = (*found.get(question.parent, ()), question)
        return found
