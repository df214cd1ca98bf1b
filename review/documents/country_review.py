"""The country-review draft: one State's replies to one questionnaire as a document of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from review.documents import pdf as paper
from review.documents.environment import environment
from review.documents.running import PAGE, PAGES, content
from review.language import LANGUAGES, N_, catalog
from review.questionnaire.path import in_force
from review.questionnaire.shape import Answers, Plain, Question, Questionnaire, Section


@dataclass(frozen=True, slots=True)
class LawFacts:
    """A law or decision of the State's list; empty texts are unknown, `date` is ISO, `language` a tag."""

    number: int
    title: str
    citation: str = ""
    date: str = ""
    language: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class CountryReview:
    """All that the document says. Names and words are in the document's language already.

    `made_for` is the moment whose replies are shown: that of the submission, or of the last answer of a draft.
    The document holds no other moment, so that it is the same whenever it is made.
    """

    language: str
    state_name: str
    region: str
    instrument_name: str
    cluster_title: str
    phase: str
    questionnaire: Questionnaire
    answers: Answers
    laws: Mapping[int, LawFacts]
    status: Literal["draft", "cleared"]
    made_for: datetime
    edition_number: int
    edition_sha256: str
    submission_number: int | None = None
    cleared_by: str = ""
    cleared_at: datetime | None = None
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class NotedLaw(LawFacts):
    """A law as an article cites it: `note` is the number of the note at the end of the article."""

    note: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """A question in force with its reply, None where there is none."""

    question: Question
    value: Plain


@dataclass(frozen=True, slots=True)
class Chapter:
    """The entries on one article, and the laws they cite."""

    section: Section
    entries: tuple[Entry, ...]
    laws: Mapping[int, NotedLaw]


@dataclass(frozen=True, slots=True)
class CitedLaw:
    """A law with all places that cite it: question and provision of the law."""

    law: LawFacts
    places: tuple[tuple[Question, str], ...]


def html(facts: CountryReview) -> str:
    """Return the document as HTML, without its style sheet."""
    language = LANGUAGES[facts.language]
    words = catalog(language.tag).gettext
    chapters = _chapters(facts)
    entries = [entry for chapter in chapters for entry in chapter.entries]
    folio = words(N_("Page %(page)s of %(pages)s")) % {"page": PAGE, "pages": PAGES}
    status = words(N_("Draft, not cleared") if facts.status == "draft" else N_("Confidential"))
    return (
        environment(language)
        .get_template("document/country_review.html")
        .render(
            facts=facts,
            title=f"{facts.state_name} – {facts.questionnaire.title}",
            head=content(f"{facts.state_name} · {facts.questionnaire.title}"),
            foot=content(f"{folio} · {status}"),
            made_for=facts.made_for.isoformat(),
            chapters=chapters,
            cited_laws=_cited(entries, facts.laws),
            assistance=[entry for entry in entries if entry.question.kind == "assistance" and entry.value],
        )
    )


def pdf(facts: CountryReview) -> bytes:
    """Return the document as PDF: the same bytes for the same facts."""
    return paper.write(html(facts))


def _chapters(facts: CountryReview) -> list[Chapter]:
    applying = frozenset(in_force(facts.questionnaire, facts.answers))
    chapters = []
    notes = 0
    for section in facts.questionnaire.sections:
        entries = tuple(
            Entry(question, facts.answers.get(question.key))
            for question in section.questions
            if question.key in applying
        )
        laws: dict[int, NotedLaw] = {}
        for number in _numbers(entries):
            law = facts.laws.get(number)
            if law is not None and number not in laws:
                notes += 1
                laws[number] = NotedLaw(law.number, law.title, law.citation, law.date, law.language, law.link, notes)
        if entries:
            chapters.append(Chapter(section, entries, laws))
    return chapters


def _numbers(entries: tuple[Entry, ...]) -> list[int]:
    return [
        citation["law"]
        for entry in entries
        if entry.question.kind == "citations" and entry.value
        for citation in entry.value
    ]


def _cited(entries: list[Entry], laws: Mapping[int, LawFacts]) -> list[CitedLaw]:
    places: dict[int, list[tuple[Question, str]]] = {}
    for entry in entries:
        if entry.question.kind == "citations":
            for citation in entry.value or ():
                places.setdefault(citation["law"], []).append((entry.question, citation["provision"]))
    return [CitedLaw(laws[number], tuple(found)) for number, found in sorted(places.items()) if number in laws]
