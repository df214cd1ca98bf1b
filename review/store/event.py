"""The log of who did what to what: append-only, each row chained to the one before by its hash."""

import hashlib
import json
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, ForeignKey, Integer, String, Table, insert, select, text

from review.store.metadata import Json, Moment, keep_append_only, metadata

event_table = Table(
    "event",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("person", ForeignKey("person.id"), nullable=True),
    Column("verb", String(40), nullable=False),
    Column("subject", String(80), nullable=False),
    Column("details", Json, nullable=True),
    Column("sha256", String(64), nullable=False, unique=True),
)
keep_append_only(event_table)


def _digest(previous: str, at: datetime, person: int | None, verb: str, subject: str, details: Any) -> str:
    told = json.dumps(
        [previous, at.isoformat(), person, verb, subject, details],
        ensure_ascii=False,
        sort_keys=True,
    )
    return hashlib.sha256(told.encode()).hexdigest()


def add(
    connection: Connection,
    at: datetime,
    person: int | None,
    verb: str,
    subject: str,
    details: dict[str, Any] | None = None,
) -> None:
    """Append an event; `subject` names what it was done to, as in "response:12"."""
    if connection.dialect.name == "postgresql":
        # Two writers must not chain to the same row; SQLite has one writer anyway.
        connection.execute(text("LOCK TABLE event IN EXCLUSIVE MODE"))
    newest = select(event_table.c.sha256).order_by(event_table.c.id.desc()).limit(1)
    previous = connection.execute(newest).scalar() or ""
    connection.execute(
        insert(event_table).values(
            at=at,
            person=person,
            verb=verb,
            subject=subject,
            details=details,
            sha256=_digest(previous, at, person, verb, subject, details),
        )
    )


def first_broken(connection: Connection) -> int | None:
    """Return the id of the first event that does not fit the chain, None when all do."""
    previous = ""
    for row in connection.execute(select(event_table).order_by(event_table.c.id)):
        if row.sha256 != _digest(previous, row.at, row.person, row.verb, row.subject, row.details):
            return int(row.id)
        previous = row.sha256
    return None


def of_subject(connection: Connection, subject: str) -> list[Any]:
    """Return the events of one subject, newest first."""
    rows = select(event_table).where(event_table.c.subject == subject).order_by(event_table.c.id.desc())
    return list(connection.execute(rows))
