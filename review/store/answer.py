"""Answers: append-only revisions of the reply to each question."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    Select,
    String,
    Table,
    bindparam,
    func,
    insert,
    select,
)

from review.store.database import add_row
from review.store.metadata import Json, Moment, keep_append_only, metadata
from review.store.person import person_table

#: How an answer came about.
CAUSES = ("typed", "imported", "carried", "restored", "merged")

answer_table = Table(
    "answer",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("response", ForeignKey("response.id"), nullable=False),
    Column("question", String(120), nullable=False),
    Column("value", Json, nullable=True),
    Column("author", ForeignKey("person.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("cause", String(8), nullable=False),
    # Set aside: written upon an answer that was no longer the latest. Kept, shown, not counted.
    Column("aside", Boolean, nullable=False),
    # The answer its author had in view, from which both texts came.
    Column("follows", ForeignKey("answer.id"), nullable=True),
    # The answer set aside that this one settles.
    Column("settles", ForeignKey("answer.id"), nullable=True),
    CheckConstraint(f"cause IN {CAUSES}", name="cause"),
    Index("ix_answer_standing", "response", "aside", "question", "id"),
    Index("ix_answer_settles", "settles"),
)
keep_append_only(answer_table)


@dataclass(frozen=True, slots=True)
class Answer:
    """One revision; `value` is None when the reply was taken back."""

    id: int
    question: str
    value: Any
    author: int
    name: str
    at: datetime
    cause: str
    aside: bool
    follows: int | None
    settles: int | None


_ROWS: Select[Any] = select(
    answer_table.c.id,
    answer_table.c.question,
    answer_table.c.value,
    answer_table.c.author,
    person_table.c.name,
    answer_table.c.at,
    answer_table.c.cause,
    answer_table.c.aside,
    answer_table.c.follows,
    answer_table.c.settles,
).join(person_table, person_table.c.id == answer_table.c.author)

_newest = (
    select(func.max(answer_table.c.id))
    .where(answer_table.c.response == bindparam("response"), answer_table.c.aside.is_(False))
    .group_by(answer_table.c.question)
)
_STANDING = _ROWS.where(answer_table.c.id.in_(_newest))
_ONE = _ROWS.where(
    answer_table.c.response == bindparam("response"),
    answer_table.c.question == bindparam("question"),
)
_LATEST = _ONE.where(answer_table.c.aside.is_(False)).order_by(answer_table.c.id.desc()).limit(1)
_settled = select(answer_table.c.settles).where(answer_table.c.settles.is_not(None))
_ASIDE = _ROWS.where(
    answer_table.c.response == bindparam("response"),
    answer_table.c.aside.is_(True),
    answer_table.c.id.not_in(_settled),
).order_by(answer_table.c.id)


def standing(connection: Connection, response: int) -> dict[str, Answer]:
    """Return the latest answer to each question, taken-back ones included, by question key."""
    rows = connection.execute(_STANDING, {"response": response})
    return {row[1]: Answer(*row) for row in rows}


def latest(connection: Connection, response: int, question: str) -> Answer | None:
    """Return the latest answer to one question."""
    row = connection.execute(_LATEST, {"response": response, "question": question}).first()
    return Answer(*row) if row else None


def history(connection: Connection, response: int, question: str) -> list[Answer]:
    """Return every revision of one answer, newest first."""
    rows = _ONE.order_by(answer_table.c.id.desc())
    found = connection.execute(rows, {"response": response, "question": question})
    return [Answer(*row) for row in found]


def set_aside(connection: Connection, response: int) -> list[Answer]:
    """Return the answers set aside that nobody has settled yet."""
    return [Answer(*row) for row in connection.execute(_ASIDE, {"response": response})]


def get(connection: Connection, response: int, answer: int) -> Answer | None:
    """Return one revision of a response by id."""
    row = connection.execute(_ROWS.where(answer_table.c.id == answer, answer_table.c.response == response)).first()
    return Answer(*row) if row else None


def add(
    connection: Connection,
    response: int,
    question: str,
    value: Any,
    author: int,
    at: datetime,
    cause: str,
    *,
    aside: bool = False,
    follows: int | None = None,
    settles: int | None = None,
) -> int:
    """Append a revision and return its id."""
    row = insert(answer_table).values(
        response=response,
        question=question,
        value=value,
        author=author,
        at=at,
        cause=cause,
        aside=aside,
        follows=follows,
        settles=settles,
    )
    return add_row(connection, row)


def add_all(
    connection: Connection,
    response: int,
    values: Iterable[tuple[str, Any]],
    author: int,
    at: datetime,
    cause: str,
) -> None:
    """Append one revision for each (question, value)."""
    rows = [
        {
            "response": response,
            "question": question,
            "value": value,
            "author": author,
            "at": at,
            "cause": cause,
            "aside": False,
        }
        for question, value in values
    ]
    if rows:
        connection.execute(insert(answer_table), rows)
