"""A State's response as a person sees it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from sqlalchemy import Connection

from review import clock
from review.actions import edition as editions
from review.actions.may import may, require
from review.actions.refusal import Forbidden, Missing, Refused
from review.language import N_
from review.questionnaire.path import in_force
from review.questionnaire.shape import Answers, Questionnaire
from review.store import answer, event, submission
from review.store import edition as edition_store
from review.store import response as store
from review.store import state as states
from review.store.answer import Answer
from review.store.person import Person
from review.store.response import Assignment, Response
from review.store.submission import Submission

Status = Literal["draft", "submitted", "reopened"]


def status_of(submissions: list[Submission]) -> Status:
    """Return where a response stands, from its submissions in order."""
    if not submissions:
        return "draft"
    return "reopened" if submissions[-1].reopened_at else "submitted"


@dataclass(frozen=True)
class Desk:
    """One response on the desk of one person, in one language: what it holds and what the person may do."""

    person: Person
    response: Response
    questionnaire: Questionnaire
    submissions: list[Submission]
    assignments: list[Assignment]
    standing: Mapping[str, Answer]

    @property
    def state(self) -> str:
        """Code of the State."""
        return self.response.state

    @cached_property
    def status(self) -> Status:
        """Where the response stands."""
        return status_of(self.submissions)

    @cached_property
    def answers(self) -> Answers:
        """The plain values that stand."""
        return {key: item.value for key, item in self.standing.items() if item.value is not None}

    @cached_property
    def in_force(self) -> frozenset[str]:
        """The questions in force."""
        return frozenset(in_force(self.questionnaire, self.answers))

    def holds_section(self, section: str) -> bool:
        """Say whether a section is assigned to the person."""
        return any(a.section == section and a.person == self.person.id for a in self.assignments)

    def may_read(self, section: str) -> bool:
        """Say whether the person may read a section of the draft."""
        return may(self.person, "section.read", self.state, assigned=self.holds_section(section))

    def may_write(self, section: str) -> bool:
        """Say whether the person may write a section, now."""
        held = self.holds_section(section)
        return self.status != "submitted" and may(self.person, "section.write", self.state, assigned=held)

    def require_readable(self, section: str) -> None:
        """Raise Missing when there is no such section, Forbidden when the person may not read it."""
        if section not in self.questionnaire.sections_by_key:
            raise Missing(section)
        if not self.may_read(section):
            raise Forbidden("section.read")

    def require_writable(self, section: str) -> None:
        """Raise as `require_readable` does, and Refused when the response is submitted."""
        self.require_readable(section)
        require(self.person, "section.write", self.state, assigned=self.holds_section(section))
        if self.status == "submitted":
            raise Refused(N_("These replies are submitted. The secretariat can reopen them, with a reason."))


def desk(connection: Connection, person: Person, response: int, tag: str) -> Desk:
    """Lay a response on a person's desk; Missing when there is none, Forbidden when it is not theirs."""
    found = store.get(connection, response)
    if found is None:
        raise Missing(str(response))
    if not may(person, "section.read", found.state, assigned=True):
        raise Forbidden("section.read")
    return Desk(
        person,
        found,
        editions.questionnaire(connection, found.edition, found.sha256, tag),
        submission.of_response(connection, response),
        store.assignments(connection, response),
        answer.standing(connection, response),
    )


def open_response(connection: Connection, person: Person, key: str, state: str, phase: int, due: date | None) -> int:
    """Open a State's response to the newest edition of a questionnaire, and return its id."""
    require(person, "response.open", state)
    return open_unasked(connection, key, state, phase, due, person.id)


def open_unasked(connection: Connection, key: str, state: str, phase: int, due: date | None, by: int | None) -> int:
    """Open a response for whoever runs the machine (set-up and import from the command line)."""
    edition = edition_store.latest(connection, key)
    if edition is None:
        raise Refused(N_("The questionnaire %(key)s is not published."), {"key": key})
    if states.get(connection, state) is None:
        raise Refused(N_("No State has the code %(code)s."), {"code": state})
    states.lock(connection, state)
    if any(r.edition == edition.id and r.phase == phase for r in store.of_state(connection, state)):
        raise Refused(
            N_("%(code)s has a response to %(key)s in phase %(phase)d already."),
            {"code": state, "key": key, "phase": phase},
        )
    response = store.open_(connection, edition.id, state, phase, due, clock.now())
    event.add(connection, clock.now(), by, "response.opened", f"response:{response}", {"state": state})
    return response
