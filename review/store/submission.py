"""Submissions: the frozen, hashed responses, and the facts that comparison counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Numeric,
    String,
    Table,
    Text,
    UniqueConstraint,
    func,
    insert,
    select,
)

from review.store.metadata import Moment, keep_append_only, metadata
from review.store.person import person_table
from review.store.response import response_table

submission_table = Table(
    "submission",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("response", ForeignKey("response.id"), nullable=False),
    Column("number", Integer, nullable=False),
    # Canonical bytes, not a JSON column: the hash must be of just what is stored.
    Column("content", LargeBinary, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("cleared_by", ForeignKey("person.id"), nullable=False),
    Column("cleared_at", Moment, nullable=False),
    UniqueConstraint("response", "number"),
)

reopening_table = Table(
    "reopening",
    metadata,
    Column("submission", ForeignKey("submission.id"), primary_key=True),
    Column("reason", Text, nullable=False),
    Column("reopened_by", ForeignKey("person.id"), nullable=False),
    Column("at", Moment, nullable=False),
)

#: What comparison counts. Item "" says that the question was in force; the others are the kind's facts.
reply_table = Table(
    "reply",
    metadata,
    Column("submission", ForeignKey("submission.id"), nullable=False),
    Column("question", String(120), nullable=False),
    Column("item", String(200), nullable=False),
    Column("amount", Numeric(30, 6), nullable=True),
    Index("ix_reply_counted", "submission", "question", "item", "amount"),
    Index("ix_reply_question", "question", "submission", "item", "amount"),
)
keep_append_only(submission_table, reopening_table, reply_table)


@dataclass(frozen=True, slots=True)
class Submission:
    """A cleared response without its content; `reopened_at` and `reason` when the secretariat reopened it."""

    id: int
    response: int
    number: int
    sha256: str
    cleared_by: str
    cleared_at: datetime
    reopened_at: datetime | None
    reason: str | None


_ROWS = (
    select(
        submission_table.c.id,
        submission_table.c.response,
        submission_table.c.number,
        submission_table.c.sha256,
        person_table.c.name,
        submission_table.c.cleared_at,
        reopening_table.c.at,
        reopening_table.c.reason,
    )
    .join(person_table, person_table.c.id == submission_table.c.cleared_by)
    .outerjoin(reopening_table, reopening_table.c.submission == submission_table.c.id)
    .order_by(submission_table.c.response, submission_table.c.number)
)


def of_response(connection: Connection, response: int) -> list[Submission]:
    """Return the submissions of a response, the first one first."""
    rows = connection.execute(_ROWS.where(submission_table.c.response == response))
    return [Submission(*row) for row in rows]


def latest_by_response(connection: Connection) -> dict[int, Submission]:
    """Return the latest submission of every response that has one."""
    return {row[1]: Submission(*row) for row in connection.execute(_ROWS)}


def get(connection: Connection, submission: int) -> Submission | None:
    """Return one submission."""
    row = connection.execute(_ROWS.where(submission_table.c.id == submission)).first()
    return Submission(*row) if row else None


def content(connection: Connection, submission: int) -> bytes:
    """Return the canonical content of a submission."""
    wanted = select(submission_table.c.content).where(submission_table.c.id == submission)
    return bytes(connection.execute(wanted).scalar_one())


def add(
    connection: Connection,
    response: int,
    number: int,
    frozen: bytes,
    sha256: str,
    cleared_by: int,
    at: datetime,
    replies: Iterable[tuple[str, str, Decimal | None]],
) -> int:
    """Add a submission with what comparison counts of it: (question, item, amount)."""
    row = insert(submission_table).values(
        response=response,
        number=number,
        content=frozen,
        sha256=sha256,
        cleared_by=cleared_by,
        cleared_at=at,
    )
    submission = int(connection.execute(row).inserted_primary_key[0])
    rows = [
        {"submission": submission, "question": question, "item": item, "amount": amount}
        for question, item, amount in replies
    ]
    if rows:
        connection.execute(insert(reply_table), rows)
    return submission


def reopen(connection: Connection, submission: int, reason: str, by: int, at: datetime) -> None:
    """Record that a submission was reopened."""
    connection.execute(
        insert(reopening_table).values(submission=submission, reason=reason, reopened_by=by, at=at)
    )


def latest_of_edition(
    connection: Connection, edition: int, phase: int | None = None
) -> dict[str, int]:
    """Return the id of each State's latest submission to an edition, by State code."""
    rows = (
        select(response_table.c.state, func.max(submission_table.c.id))
        .join(response_table, response_table.c.id == submission_table.c.response)
        .where(response_table.c.edition == edition)
        .group_by(response_table.c.state)
        .order_by(response_table.c.state)
    )
    if phase is not None:
        rows = rows.where(response_table.c.phase == phase)
    return {state: submission for state, submission in connection.execute(rows)}


def replies(
    connection: Connection, submissions: Sequence[int], question: str | None = None
) -> list[tuple[int, str, str, Decimal | None]]:
    """Return (submission, question, item, amount) of what comparison counts."""
    rows = select(reply_table).where(reply_table.c.submission.in_(submissions))
    if question is not None:
        rows = rows.where(reply_table.c.question == question)
    return [tuple(row) for row in connection.execute(rows)]
