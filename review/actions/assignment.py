"""Giving sections to people."""

from datetime import date

from sqlalchemy import Connection

from review import clock
from review.actions.may import require
from review.actions.refusal import Missing, Refused
from review.actions.response import Desk
from review.language import N_
from review.store import event, person
from review.store import response as store
from review.store.person import Person


def candidates(connection: Connection, desk: Desk) -> list[Person]:
    """Return the State's people who can be given a section."""
    people = person.of_state(connection, desk.state)
    return [who for who in people if who.holds(desk.state, "contributor", "expert", "focal_point")]


def assign(connection: Connection, desk: Desk, section: str, to: int, due: date | None) -> None:
    """Give a section to one of the State's people."""
    require(desk.person, "assignment.write", desk.state)
    if section not in desk.questionnaire.sections_by_key:
        raise Missing(section)
    if to not in {who.id for who in candidates(connection, desk)}:
        raise Refused(N_("Sections are given to experts and contributors of the same State."))
    store.lock(connection, desk.response.id)
    store.assign(connection, desk.response.id, section, to, due, desk.person.id, clock.now())
    details = {"section": section, "person": to, "due": due.isoformat() if due else None}
    event.add(
        connection,
        clock.now(),
        desk.person.id,
        "section.assigned",
        f"response:{desk.response.id}",
        details,
    )


def withdraw(connection: Connection, desk: Desk, section: str, holder: int) -> None:
    """Take a section back; what the person wrote stays. Missing when the person does not hold it."""
    require(desk.person, "assignment.write", desk.state)
    if not store.withdraw(connection, desk.response.id, section, holder, clock.now()):
        raise Missing(section)
    details = {"section": section, "person": holder}
    event.add(
        connection,
        clock.now(),
        desk.person.id,
        "section.withdrawn",
        f"response:{desk.response.id}",
        details,
    )
