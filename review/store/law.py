"""A State's laws and decisions (append-only revisions) and the files that belong to them (once by hash)."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    bindparam,
    func,
    insert,
    select,
)

from review.store.metadata import Moment, keep_append_only, metadata

law_table = Table(
    "law",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("state", ForeignKey("state.code"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("citation", Text, nullable=False),
    Column("date", String(10), nullable=False),
    Column("language", String(12), nullable=False),
    Column("link", Text, nullable=False),
    Column("file", String(64), nullable=False),
    Column("withdrawn", Boolean, nullable=False),
    Column("author", ForeignKey("person.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_law_latest", "state", "number", "id"),
)
keep_append_only(law_table)

file_table = Table(
    "file",
    metadata,
    Column("state", ForeignKey("state.code"), primary_key=True),
    Column("sha256", String(64), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("media_type", String(100), nullable=False),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("author", ForeignKey("person.id"), nullable=False),
    Column("at", Moment, nullable=False),
)
keep_append_only(file_table)


@dataclass(frozen=True, slots=True)
class Law:
    """A law or decision in a State's list; `number` names it there, empty texts are unknown."""

    number: int
    title: str
    citation: str = ""
    date: str = ""
    language: str = ""
    link: str = ""
    file: str = ""
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class File:
    """A stored file without its content."""

    sha256: str
    name: str
    media_type: str
    size: int


_COLUMNS = tuple(law_table.c[name] for name in Law.__slots__)


_newest = select(func.max(law_table.c.id)).where(law_table.c.state == bindparam("state")).group_by(law_table.c.number)
_EVERY = select(*_COLUMNS).where(law_table.c.id.in_(_newest)).order_by(law_table.c.number)


def every(connection: Connection, state: str) -> dict[int, Law]:
    """Return a State's laws by number, withdrawn ones included."""
    return {row.number: Law(*row) for row in connection.execute(_EVERY, {"state": state})}


def next_number(connection: Connection, state: str) -> int:
    """Return the number for a State's next law."""
    last = select(func.coalesce(func.max(law_table.c.number), 0)).where(law_table.c.state == state)
    return int(connection.execute(last).scalar_one()) + 1


def add(connection: Connection, state: str, law: Law, author: int, at: datetime) -> None:
    """Append a law, or a revision of the law with the same number."""
    values = {name: getattr(law, name) for name in Law.__slots__}
    connection.execute(insert(law_table).values(state=state, author=author, at=at, **values))


def add_file(connection: Connection, state: str, file: File, content: bytes, author: int, at: datetime) -> None:
    """Store a file, unless the State has the same one already."""
    if find_file(connection, state, file.sha256) is None:
        connection.execute(
            insert(file_table).values(
                state=state,
                sha256=file.sha256,
                name=file.name,
                media_type=file.media_type,
                size=file.size,
                content=content,
                author=author,
                at=at,
            )
        )


def find_file(connection: Connection, state: str, sha256: str) -> File | None:
    """Return what is known of a State's file."""
    columns = (file_table.c.sha256, file_table.c.name, file_table.c.media_type, file_table.c.size)
    wanted = select(*columns).where(file_table.c.state == state, file_table.c.sha256 == sha256)
    row = connection.execute(wanted).first()
    return File(*row) if row else None


def files(connection: Connection, state: str) -> dict[str, File]:
    """Return a State's files by hash."""
    columns = (file_table.c.sha256, file_table.c.name, file_table.c.media_type, file_table.c.size)
    rows = connection.execute(select(*columns).where(file_table.c.state == state))
    return {row.sha256: File(*row) for row in rows}


def content(connection: Connection, state: str, sha256: str) -> bytes:
    """Return the content of a State's file."""
    wanted = select(file_table.c.content).where(file_table.c.state == state, file_table.c.sha256 == sha256)
    return bytes(connection.execute(wanted).scalar_one())
