"""Responses: one State's replies to one edition in one review phase; and who was given which section."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    bindparam,
    insert,
    select,
    text,
    true,
    update,
)

from review.store.database import add_row
from review.store.edition import edition_table
from review.store.metadata import Moment, metadata
from review.store.person import person_table

response_table = Table(
    "response",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("edition", ForeignKey("edition.id"), nullable=False, index=True),
    Column("state", ForeignKey("state.code"), nullable=False, index=True),
    Column("phase", Integer, nullable=False),
    Column("due", Date, nullable=True),
    Column("opened_at", Moment, nullable=False),
    UniqueConstraint("edition", "state", "phase"),
)

assignment_table = Table(
    "assignment",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("response", ForeignKey("response.id"), nullable=False),
    Column("section", String(80), nullable=False),
    Column("person", ForeignKey("person.id"), nullable=False, index=True),
    Column("due", Date, nullable=True),
    Column("given_by", ForeignKey("person.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("until", Moment, nullable=True),
    Index(
        "uq_assignment_in_force",
        "response",
        "section",
        "person",
        unique=True,
        sqlite_where=text("until IS NULL"),
        postgresql_where=text("until IS NULL"),
    ),
)


@dataclass(frozen=True, slots=True)
class Response:
    """One State's replies to one edition in one phase (1 to 4); `due` is the day on which they are due.

    `key`, `number` and `sha256` are those of the edition.
    """

    id: int
    edition: int
    state: str
    phase: int
    due: date | None
    opened_at: datetime
    key: str
    number: int
    sha256: str


_WITH_EDITION = select(response_table, edition_table.c.key, edition_table.c.number, edition_table.c.sha256).join(
    edition_table, edition_table.c.id == response_table.c.edition
)


@dataclass(frozen=True, slots=True)
class Assignment:
    """A section given to a person."""

    id: int
    response: int
    section: str
    person: int
    name: str
    due: date | None


def open_(connection: Connection, edition: int, state: str, phase: int, due: date | None, at: datetime) -> int:
    """Open a response and return its id."""
    row = insert(response_table).values(edition=edition, state=state, phase=phase, due=due, opened_at=at)
    return add_row(connection, row)


_BY_ID = _WITH_EDITION.where(response_table.c.id == bindparam("response"))


def get(connection: Connection, response: int) -> Response | None:
    """Return one response."""
    row = connection.execute(_BY_ID, {"response": response}).first()
    return Response(*row) if row else None


def lock(connection: Connection, response: int) -> None:
    """Let no one else write to this response until the transaction ends (SQLite locks as a whole)."""
    connection.execute(
        select(response_table.c.id).where(response_table.c.id == response).with_for_update()
    ).scalar_one()


def of_state(connection: Connection, state: str) -> list[Response]:
    """Return the responses of a State, what is due first on top."""
    return _responses(connection, response_table.c.state == state)


def of_edition(connection: Connection, edition: int) -> list[Response]:
    """Return all responses to an edition."""
    return _responses(connection, response_table.c.edition == edition)


def every(connection: Connection) -> list[Response]:
    """Return all responses."""
    return _responses(connection, true())


def _responses(connection: Connection, where: Any) -> list[Response]:
    rows = _WITH_EDITION.where(where).order_by(
        response_table.c.due.is_(None), response_table.c.due, response_table.c.id
    )
    return [Response(*row) for row in connection.execute(rows)]


def change_due(connection: Connection, response: int, due: date | None) -> None:
    """Set the day on which a response is due."""
    connection.execute(update(response_table).where(response_table.c.id == response).values(due=due))


def assign(
    connection: Connection,
    response: int,
    section: str,
    person: int,
    due: date | None,
    given_by: int,
    at: datetime,
) -> None:
    """Give a section to a person, ending what the same person held of it before (as with a new due date)."""
    withdraw(connection, response, section, person, at)
    connection.execute(
        insert(assignment_table).values(
            response=response, section=section, person=person, due=due, given_by=given_by, at=at
        )
    )


def withdraw(connection: Connection, response: int, section: str, person: int, at: datetime) -> bool:
    """Take a section back and say whether the person held it; the row stays as history."""
    ended = connection.execute(
        update(assignment_table)
        .where(
            assignment_table.c.response == response,
            assignment_table.c.section == section,
            assignment_table.c.person == person,
            assignment_table.c.until.is_(None),
        )
        .values(until=at)
    )
    return ended.rowcount > 0


_HELD = (
    select(
        assignment_table.c.id,
        assignment_table.c.response,
        assignment_table.c.section,
        assignment_table.c.person,
        person_table.c.name,
        assignment_table.c.due,
    )
    .join(person_table, person_table.c.id == assignment_table.c.person)
    .where(assignment_table.c.until.is_(None))
    .order_by(assignment_table.c.id)
)
_HELD_OF_RESPONSE = _HELD.where(assignment_table.c.response == bindparam("response"))
_HELD_BY_PERSON = _HELD.where(assignment_table.c.person == bindparam("person"))


def assignments(connection: Connection, response: int) -> list[Assignment]:
    """Return who holds which section of a response."""
    return [Assignment(*row) for row in connection.execute(_HELD_OF_RESPONSE, {"response": response})]


def assigned_to(connection: Connection, person: int) -> list[Assignment]:
    """Return what a person holds."""
    return [Assignment(*row) for row in connection.execute(_HELD_BY_PERSON, {"person": person})]
