"""What is mine to do, and until when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from review.actions import edition as editions
from review.actions.may import may
from review.actions.response import Desk, Status, desk, status_of
from review.questionnaire.progress import Progress, progress
from review.store import response as responses
from review.store import state as states
from review.store import submission
from review.store.person import Person


@dataclass(frozen=True, slots=True)
class SectionTask:
    """A section assigned to me."""

    key: str
    title: str
    due: date | None
    progress: Progress


@dataclass(frozen=True, slots=True)
class Task:
    """One response that concerns me: where it stands, and my sections of it.

    `progress` is None where the person may not see the whole draft; `aside` counts questions with two texts.
    """

    response: int
    state: str
    title: str
    phase: int
    due: date | None
    status: Status
    mine: tuple[SectionTask, ...]
    progress: Progress | None
    may_submit: bool
    may_read: bool
    reason: str | None


def tasks(connection: Connection, person: Person, tag: str) -> list[Task]:
    """Return the responses of the person's States, what is due first on top, submitted ones last."""
    found = [
        _task(connection, person, response, tag)
        for state in sorted({role.state for role in person.roles if role.state})
        for response in responses.of_state(connection, state)
        if may(person, "section.read", state, assigned=True)
    ]
    return sorted(found, key=lambda task: (task.status == "submitted", task.due or date.max))


def _task(connection: Connection, person: Person, response: responses.Response, tag: str) -> Task:
    mine = desk(connection, person, response.id, tag)
    state = states.get(connection, response.state)
    whole = may(person, "response.read", response.state)
    return Task(
        response.id,
        state.name(tag) if state else response.state,
        mine.questionnaire.title,
        response.phase,
        response.due,
        mine.status,
        tuple(_sections(mine)),
        progress(mine.questionnaire, mine.answers) if whole else None,
        may(person, "submission.make", response.state) and mine.status != "submitted",
        whole,
        mine.submissions[-1].reason if mine.submissions else None,
    )


def _sections(mine: Desk) -> Iterator[SectionTask]:
    if mine.status == "submitted":
        return
    for held in mine.assignments:
        section = mine.questionnaire.sections_by_key.get(held.section)
        if held.person == mine.person.id and section:
            done = progress(mine.questionnaire, mine.answers, section.key)
            yield SectionTask(section.key, section.title, held.due, done)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one State's response stands: a process status for the secretariat, no word of a draft."""

    response: int
    state: str
    code: str
    region: str
    title: str
    phase: int
    due: date | None
    status: Status
    submission: submission.Submission | None


def board(connection: Connection, tag: str) -> list[Standing]:
    """Return where every response stands, what is due first on top."""
    names = states.every(connection)
    latest = submission.latest_by_response(connection)
    rows = []
    for response in responses.every(connection):
        last = latest.get(response.id)
        questionnaire = editions.questionnaire(connection, response.edition, response.sha256, tag)
        rows.append(
            Standing(
                response.id,
                names[response.state].name(tag),
                response.state,
                names[response.state].region,
                questionnaire.title,
                response.phase,
                response.due,
                status_of([last] if last else []),
                last,
            )
        )
    return rows
