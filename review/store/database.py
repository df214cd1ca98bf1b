"""Opening the database and its transactions."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, Insert, create_engine, event, text

#: How long a writer waits for another one, in milliseconds.
BUSY_TIMEOUT = 5_000


class Database:
    """One database, SQLite or PostgreSQL, by its SQLAlchemy URL."""

    def __init__(self, url: str) -> None:
        self.engine: Engine = create_engine(url, pool_pre_ping=not url.startswith("sqlite"))
        if self.engine.dialect.name == "sqlite":
            event.listen(self.engine, "connect", _prepare_sqlite)
            event.listen(self.engine, "begin", _begin_sqlite)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Open a connection for reading; nothing done with it is kept."""
        with self.engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Open a transaction for writing; it is committed at the end of the block, or not at all."""
        with (
            self.engine.connect().execution_options(review_writes=True) as connection,
            connection.begin(),
        ):
            yield connection

    def answers(self) -> bool:
        """Say whether the database can be reached (raises what the driver raises when not)."""
        with self.read() as connection:
            return bool(connection.execute(text("SELECT 1")).scalar_one() == 1)


def add_row(connection: Connection, row: Insert) -> int:
    """Insert a row into a table with a numbered key, and return its number."""
    key: Any = connection.execute(row).inserted_primary_key
    return int(key[0])


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    # The driver must not open transactions by itself: a read that turns into a write would fail
    # as "locked" without waiting. FULL, not NORMAL: an acknowledged answer survives a power loss.
    connection.isolation_level = None
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        # Without it INSERT OR REPLACE deletes a row past the triggers that keep a table append-only.
        "recursive_triggers = ON",
        f"busy_timeout = {BUSY_TIMEOUT}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("review_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
