"""What the secretariat compares: the latest submission of each State to one edition, by regional group."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection

from review.actions import edition as editions
from review.actions.may import require
from review.actions.refusal import Missing
from review.comparison import (
    Amounts,
    Count,
    Counted,
    QuestionTable,
    question_table,
    questionnaire_table,
)
from review.questionnaire.shape import Questionnaire
from review.store import edition as edition_store
from review.store import state as states
from review.store import submission as store
from review.store.edition import Edition
from review.store.person import Person

#: Counted questionnaires kept in a process, by the hashes of the edition and of all submissions counted.
MOST_KEPT = 40
_counted: dict[object, Counted] = {}


@dataclass(frozen=True, slots=True)
class Words:
    """What one State wrote to a question: (item, language tag, text) in the order written."""

    state: str
    texts: list[tuple[str, str, str]]


def editions_compared(connection: Connection, person: Person, tag: str) -> list[tuple[Edition, str, int]]:
    """Return every edition with its title and the number of States that submitted replies to it."""
    require(person, "comparison.read")
    return [
        (
            edition,
            editions.questionnaire(connection, edition.id, edition.sha256, tag).title,
            len(store.latest_of_edition(connection, edition.id)),
        )
        for edition in edition_store.every(connection)
    ]


def edition(connection: Connection, person: Person, number: int) -> Edition:
    """Return an edition that the person may compare."""
    require(person, "comparison.read")
    for found in edition_store.every(connection):
        if found.id == number:
            return found
    raise Missing(str(number))


def counted(
    connection: Connection,
    compared: Edition,
    questionnaire: Questionnaire,
    question: str | None = None,
) -> Counted:
    """Count the latest submissions to an edition, all of it or one question."""
    groups = _groups(connection, compared)
    if question is not None:
        return _count(connection, groups, questionnaire, question)
    # Submissions never change: what was counted once holds until another State submits.
    seen = (compared.sha256, tuple((region, store.hashes(connection, found)) for region, found in groups.items()))
    if seen not in _counted:
        if len(_counted) >= MOST_KEPT:
            _counted.clear()
        _counted[seen] = _count(connection, groups, questionnaire, None)
    return _counted[seen]


def _count(
    connection: Connection, groups: Mapping[str, list[int]], questionnaire: Questionnaire, question: str | None
) -> Counted:
    submitted = {region: len(found) for region, found in groups.items()}
    asked: dict[tuple[str, str], int] = {}
    replied: dict[tuple[str, str], int] = {}
    counts: list[Count] = []
    for region, found in groups.items():
        for key, item, ticks, figures, total in store.counts(connection, found, question):
            if item == store.ASKED:
                asked[key, region] = ticks
            elif item == store.REPLIED:
                replied[key, region] = ticks
            else:
                if ticks:
                    counts.append(Count(key, region, item, ticks))
                if figures and total is not None:
                    counts.append(Count(key, region, item, figures, Decimal(repr(total))))
    numbers = [q.key for q in questionnaire.questions.values() if q.kind == "number" and question in (None, q.key)]
    return Counted(submitted, asked, replied, counts, _amounts(connection, groups, numbers))


def questionnaire_compared(
    connection: Connection, person: Person, compared: Edition, tag: str
) -> tuple[Questionnaire, Mapping[str, QuestionTable]]:
    """Return the figures on every question of an edition."""
    require(person, "comparison.read")
    questionnaire = editions.questionnaire(connection, compared.id, compared.sha256, tag)
    return questionnaire, questionnaire_table(questionnaire, counted(connection, compared, questionnaire))


def question_compared(
    connection: Connection, person: Person, compared: Edition, key: str, tag: str
) -> tuple[Questionnaire, QuestionTable]:
    """Return the figures on one question."""
    require(person, "comparison.read")
    questionnaire = editions.questionnaire(connection, compared.id, compared.sha256, tag)
    question = questionnaire.questions.get(key)
    if question is None or question.kind == "note":
        raise Missing(key)
    found = counted(connection, compared, questionnaire, key)
    return questionnaire, question_table(question, found)


def words(connection: Connection, person: Person, compared: Edition, key: str, tag: str) -> list[Words]:
    """Return what each State wrote to a question, in the alphabetical order of the States."""
    require(person, "comparison.read")
    latest = store.latest_of_edition(connection, compared.id)
    names = states.every(connection)
    by_submission = {number: names[code].name(tag) for code, number in latest.items()}
    said: dict[int, list[tuple[str, str, str]]] = {}
    for submission, item, language, text in store.passages(connection, list(latest.values()), key):
        said.setdefault(submission, []).append((item, language, text))
    found = [Words(by_submission[number], texts) for number, texts in said.items()]
    return sorted(found, key=lambda entry: entry.state)


def _groups(connection: Connection, compared: Edition) -> dict[str, list[int]]:
    regions = {code: state.region for code, state in states.every(connection).items()}
    groups: dict[str, list[int]] = {}
    for code, submission in store.latest_of_edition(connection, compared.id).items():
        groups.setdefault(regions[code], []).append(submission)
    return groups


def _amounts(connection: Connection, groups: Mapping[str, list[int]], questions: list[str]) -> list[Amounts]:
    if not questions:
        return []
    found: list[Amounts] = []
    for region, submissions in groups.items():
        given: dict[str, list[Decimal]] = {}
        for key, figure in store.amounts(connection, submissions, questions):
            given.setdefault(key, []).append(Decimal(repr(figure)))
        found += [Amounts(key, region, tuple(figures)) for key, figures in given.items()]
    return found
