"""Submissions: the frozen, hashed responses, and the facts that comparison counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy import (
    Column,
    Connection,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    bindparam,
    func,
    insert,
    select,
)

from review.store.database import add_row
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

#: Items about the question itself: it was in force, and it was answered. No option key has brackets.
ASKED, REPLIED = "(asked)", "(replied)"

#: What comparison counts: ASKED, REPLIED, and the facts of the kind of question.
reply_table = Table(
    "reply",
    metadata,
    Column("submission", ForeignKey("submission.id"), nullable=False),
    Column("question", String(120), nullable=False),
    Column("item", String(200), nullable=False),
    # A binary fraction: the databases add up, and counts stay exact up to 2**53. The figure as it was
    # typed is in the content.
    Column("amount", Float, nullable=True),
    Index("ix_reply_counted", "submission", "question", "item", "amount"),
    Index("ix_reply_question", "question", "submission", "item", "amount"),
)

#: The words in a submission, apart from the rest so that they can be listed by question.
passage_table = Table(
    "passage",
    metadata,
    Column("submission", ForeignKey("submission.id"), nullable=False),
    Column("question", String(120), nullable=False),
    Column("item", String(200), nullable=False),
    Column("language", String(12), nullable=False),
    Column("text", Text, nullable=False),
    Index("ix_passage_question", "question", "submission"),
)
keep_append_only(submission_table, reopening_table, reply_table, passage_table)


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


_OF_RESPONSE = _ROWS.where(submission_table.c.response == bindparam("response"))


def of_response(connection: Connection, response: int) -> list[Submission]:
    """Return the submissions of a response, the first one first."""
    rows = connection.execute(_OF_RESPONSE, {"response": response})
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
) -> int:
    """Add a submission and return its id."""
    row = insert(submission_table).values(
        response=response,
        number=number,
        content=frozen,
        sha256=sha256,
        cleared_by=cleared_by,
        cleared_at=at,
    )
    return add_row(connection, row)


def add_counted(
    connection: Connection,
    submission: int,
    replies: Iterable[tuple[str, str, Decimal | None]],
    passages: Iterable[tuple[str, str, str, str]],
) -> None:
    """Add what comparison counts, (question, item, amount), and words, (question, item, language, text)."""
    counted = [
        {
            "submission": submission,
            "question": question,
            "item": item,
            "amount": None if amount is None else float(amount),
        }
        for question, item, amount in replies
    ]
    said = [
        {
            "submission": submission,
            "question": question,
            "item": item,
            "language": tag,
            "text": text,
        }
        for question, item, tag, text in passages
    ]
    if counted:
        connection.execute(insert(reply_table), counted)
    if said:
        connection.execute(insert(passage_table), said)


def reopen(connection: Connection, submission: int, reason: str, by: int, at: datetime) -> None:
    """Record that a submission was reopened."""
    connection.execute(insert(reopening_table).values(submission=submission, reason=reason, reopened_by=by, at=at))


def latest_of_edition(connection: Connection, edition: int, phase: int | None = None) -> dict[str, int]:
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
    return {row[0]: row[1] for row in connection.execute(rows)}


def hashes(connection: Connection, submissions: Sequence[int]) -> tuple[str, ...]:
    """Return the hashes of some submissions, in the order of their ids."""
    rows = (
        select(submission_table.c.sha256).where(submission_table.c.id.in_(submissions)).order_by(submission_table.c.id)
    )
    return tuple(connection.execute(rows).scalars())


def counts(
    connection: Connection, submissions: Sequence[int], question: str | None = None
) -> list[tuple[str, str, int, int, float | None]]:
    """Return (question, item, rows without an amount, rows with one, their sum) over some submissions."""
    amount = reply_table.c.amount
    rows = (
        select(
            reply_table.c.question,
            reply_table.c.item,
            func.count() - func.count(amount),
            func.count(amount),
            func.sum(amount),
        )
        .where(reply_table.c.submission.in_(submissions))
        .group_by(reply_table.c.question, reply_table.c.item)
    )
    if question is not None:
        rows = rows.where(reply_table.c.question == question)
    return [tuple(row) for row in connection.execute(rows)]


def amounts(connection: Connection, submissions: Sequence[int], questions: Sequence[str]) -> list[tuple[str, float]]:
    """Return (question, figure) of each figure given to some questions."""
    rows = select(reply_table.c.question, reply_table.c.amount).where(
        reply_table.c.submission.in_(submissions),
        reply_table.c.question.in_(questions),
        reply_table.c.amount.is_not(None),
    )
    return [tuple(row) for row in connection.execute(rows)]


def passages(connection: Connection, submissions: Sequence[int], question: str) -> list[tuple[int, str, str, str]]:
    """Return (submission, item, language, text) of what was written to a question."""
    rows = select(
        passage_table.c.submission,
        passage_table.c.item,
        passage_table.c.language,
        passage_table.c.text,
    ).where(passage_table.c.question == question, passage_table.c.submission.in_(submissions))
    return [tuple(row) for row in connection.execute(rows)]
