"""What this installation is: a demonstration or a real one. One row, written at set-up."""

from datetime import datetime

from sqlalchemy import Boolean, CheckConstraint, Column, Connection, Integer, Table, insert, select

from review.store.metadata import Moment, keep_append_only, metadata

installation_table = Table(
    "installation",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("demonstration", Boolean, nullable=False),
    Column("at", Moment, nullable=False),
    CheckConstraint("id = 1", name="one"),
)
keep_append_only(installation_table)


def set_up(connection: Connection, at: datetime, *, demonstration: bool) -> None:
    """Say once what this installation is."""
    connection.execute(insert(installation_table).values(id=1, demonstration=demonstration, at=at))


def is_demonstration(connection: Connection) -> bool | None:
    """Return whether this is a demonstration; None when it is not set up."""
    return connection.execute(select(installation_table.c.demonstration)).scalar()
