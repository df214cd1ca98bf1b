"""Published editions of questionnaires: immutable."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
    func,
    insert,
    select,
)

from review.store.database import add_row
from review.store.metadata import Moment, keep_append_only, metadata

edition_table = Table(
    "edition",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(60), nullable=False),
    Column("number", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    # Canonical bytes, not a JSON column: the hash must be of just what is stored.
    Column("document", LargeBinary, nullable=False),
    Column("published_at", Moment, nullable=False),
    UniqueConstraint("key", "number"),
    UniqueConstraint("key", "sha256"),
)
keep_append_only(edition_table)


@dataclass(frozen=True, slots=True)
class Edition:
    """What identifies an edition; its document is read apart."""

    id: int
    key: str
    number: int
    sha256: str
    published_at: datetime


_COLUMNS = (
    edition_table.c.id,
    edition_table.c.key,
    edition_table.c.number,
    edition_table.c.sha256,
    edition_table.c.published_at,
)


def add(connection: Connection, key: str, sha256: str, document: bytes, at: datetime) -> Edition:
    """Add the next edition of a questionnaire."""
    last = select(func.coalesce(func.max(edition_table.c.number), 0)).where(edition_table.c.key == key)
    number = connection.execute(last).scalar_one() + 1
    row = insert(edition_table).values(key=key, number=number, sha256=sha256, document=document, published_at=at)
    return Edition(add_row(connection, row), key, number, sha256, at)


def every(connection: Connection) -> list[Edition]:
    """Return all editions by key and number."""
    rows = connection.execute(select(*_COLUMNS).order_by(edition_table.c.key, edition_table.c.number))
    return [Edition(*row) for row in rows]


def get(connection: Connection, edition: int) -> Edition:
    """Return one edition by id."""
    return Edition(*connection.execute(select(*_COLUMNS).where(edition_table.c.id == edition)).one())


def latest(connection: Connection, key: str) -> Edition | None:
    """Return the newest edition of a questionnaire."""
    rows = select(*_COLUMNS).where(edition_table.c.key == key).order_by(edition_table.c.number.desc())
    row = connection.execute(rows.limit(1)).first()
    return Edition(*row) if row else None


def document(connection: Connection, edition: int) -> bytes:
    """Return the canonical document of an edition."""
    wanted = select(edition_table.c.document).where(edition_table.c.id == edition)
    return bytes(connection.execute(wanted).scalar_one())
