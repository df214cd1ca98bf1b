"""The chain of events shows whether somebody with the keys to the database changed the past."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Connection, text

from review.store import event
from review.store.database import Database
from tests.making import THEN


def tampered(connection: Connection, statement: str) -> None:
    """Do what only somebody can who owns the database: switch the triggers off."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL session_replication_role = replica"))
    else:
        connection.execute(text("DROP TRIGGER event_no_update"))
        connection.execute(text("DROP TRIGGER event_no_delete"))
    connection.execute(text(statement))


@pytest.fixture
def chain(database: Database) -> list[int]:
    """Write three events and return their ids."""
    with database.write() as connection:
        for number in range(3):
            details = {"ü": [number, None, {"b": "“”", "a": 1.5}]} if number else None
            event.add(connection, THEN, None, "tested", f"test:{number}", details)
        assert event.first_broken(connection) is None
        return [row[0] for row in connection.execute(text("SELECT id FROM event ORDER BY id"))]


@pytest.mark.parametrize(
    "change",
    [
        "verb = 'other'",
        "subject = 'test:9'",
        "at = '2020-01-01 00:00:00.000000'",
        "details = '{}'",
        "sha256 = 'another'",
    ],
)
def test_a_changed_event_is_found(database: Database, chain: list[int], change: str) -> None:
    """Every column is under the hash."""
    with database.write() as connection:
        tampered(connection, f"UPDATE event SET {change} WHERE id = {chain[1]}")
        assert event.first_broken(connection) == chain[1]


def test_a_removed_event_is_found(database: Database, chain: list[int]) -> None:
    """The next one no longer fits."""
    with database.write() as connection:
        tampered(connection, f"DELETE FROM event WHERE id = {chain[1]}")
        assert event.first_broken(connection) == chain[2]


def test_writers_at_once_make_one_chain(database: Database) -> None:
    """Two events must not hang on the same one."""

    def write(number: int) -> None:
        with database.write() as connection:
            event.add(connection, THEN, None, "tested", f"test:{number}")

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(write, range(20)))
    with database.read() as connection:
        assert event.first_broken(connection) is None
        assert connection.execute(text("SELECT count(*) FROM event")).scalar_one() == 20


def test_the_events_of_a_subject_come_newest_first(database: Database, chain: list[int]) -> None:
    """And those of others do not."""
    with database.write() as connection:
        event.add(connection, THEN, None, "tested.again", "test:1", {"a": 1})
        found = event.of_subject(connection, "test:1")
    assert [row.verb for row in found] == ["tested.again", "tested"]
    assert found[0].details == {"a": 1}
    assert found[0].at == THEN
