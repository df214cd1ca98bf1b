"""What was acknowledged is there after a kill; a full disk or a locked database leaves nothing half-written."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from review.store import answer, database, schema
from review.store.database import Database
from tests.making import THEN, Office

#: Saves answers for ever, each in its transaction, and tells the id of each once it is committed.
WRITER = """
import sys
from review.store import answer
from review.store.database import Database
from tests.making import THEN

url, response, author = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
database = Database(url)
number = 0
while True:
    number += 1
    with database.write() as connection:
        one = answer.add(connection, response, f"q-{number}", number, author, THEN, "typed")
        two = answer.add(connection, response, f"r-{number}", number, author, THEN, "typed")
    print(one, two, flush=True)
"""


def test_a_killed_server_loses_nothing_acknowledged(office: Office) -> None:
    """Killed without a word in the middle of its work: every pair told is there, and no half pair."""
    url = office.database.engine.url.render_as_string(hide_password=False)
    arguments = [url, str(office.work.response), str(office.work.people["focal"])]
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, *arguments],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert writer.stdout is not None
    told = [writer.stdout.readline() for _ in range(50)]
    writer.send_signal(signal.SIGKILL)
    told += writer.stdout.readlines()
    writer.wait()
    writer.stdout.close()
    acknowledged = {int(word) for line in told if line.endswith("\n") for word in line.split()}
    assert len(acknowledged) >= 100
    after = Database(url)
    with after.read() as connection:
        kept = {item.id for item in answer.standing(connection, office.work.response).values()}
        questions = set(answer.standing(connection, office.work.response))
        if connection.dialect.name == "sqlite":
            assert connection.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
    after.engine.dispose()
    assert acknowledged <= kept
    assert {q[2:] for q in questions if q[0] == "q"} == {q[2:] for q in questions if q[0] == "r"}


def test_a_full_disk_refuses_the_whole_transaction(sqlite_database: Database) -> None:
    """Nothing of it stays, and what was there before can still be read and, with space, written."""
    office = Office(sqlite_database)
    work, focal = office.work, office.work.people["focal"]
    with sqlite_database.write() as connection:
        answer.add(connection, work.response, "5-1", "yes", focal, THEN, "typed")
    with pytest.raises(OperationalError, match="full"), sqlite_database.write() as connection:  # noqa: PT012
        pages = connection.execute(text("PRAGMA page_count")).scalar_one()
        connection.execute(text(f"PRAGMA max_page_count = {pages + 2}"))
        answer.add(connection, work.response, "6-3", "2026-01-01", focal, THEN, "typed")
        answer.add(connection, work.response, "6-2", "x" * 100_000, focal, THEN, "typed")
    with sqlite_database.write() as connection:
        assert set(answer.standing(connection, work.response)) == {"5-1"}
        connection.execute(text("PRAGMA max_page_count = 1000000"))
        answer.add(connection, work.response, "6-2", "x" * 100_000, focal, THEN, "typed")
    with sqlite_database.read() as connection:
        assert set(answer.standing(connection, work.response)) == {"5-1", "6-2"}


def test_a_locked_database_says_so(sqlite_database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the wait, with an error, and reading goes on meanwhile."""
    office = Office(sqlite_database)
    monkeypatch.setattr(database, "BUSY_TIMEOUT", 100)
    other = Database(str(sqlite_database.engine.url))
    work, focal = office.work, office.work.people["focal"]
    with sqlite_database.write() as connection:
        answer.add(connection, work.response, "5-1", "yes", focal, THEN, "typed")
        with pytest.raises(OperationalError, match="locked"), other.write():
            pytest.fail("two writers at once")
        with other.read() as reading:
            assert answer.standing(reading, work.response) == {}
    with other.write() as connection:
        answer.add(connection, work.response, "6-3", "2026-01-01", focal, THEN, "typed")
        assert set(answer.standing(connection, work.response)) == {"5-1", "6-3"}
    other.engine.dispose()


def test_a_writer_waits_for_the_one_before(office: Office) -> None:
    """Two at once are two in a row, not a refusal."""
    work, focal = office.work, office.work.people["focal"]
    inside, done = threading.Event(), []

    def second() -> None:
        inside.wait()
        with office.database.write() as connection:
            answer.add(connection, work.response, "6-3", "2026-01-01", focal, THEN, "typed")
            done.append("second")

    thread = threading.Thread(target=second)
    thread.start()
    with office.database.write() as connection:
        answer.add(connection, work.response, "5-1", "yes", focal, THEN, "typed")
        inside.set()
        done.append("first")
    thread.join()
    with office.database.read() as connection:
        assert set(answer.standing(connection, work.response)) == {"5-1", "6-3"}


def test_an_error_in_the_middle_undoes_everything(office: Office) -> None:
    """Whatever the error is."""
    with pytest.raises(ZeroDivisionError), office.database.write() as connection:  # noqa: PT012
        answer.add(connection, office.work.response, "5-1", "yes", office.work.people["focal"], THEN, "typed")
        raise ZeroDivisionError
    with office.database.read() as connection:
        assert answer.standing(connection, office.work.response) == {}


def test_acknowledged_means_on_the_disk(sqlite_database: Database) -> None:
    """The settings on which a power loss is survived; and references are kept."""
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "recursive_triggers": 1}
    with sqlite_database.read() as connection:
        found = {name: connection.execute(text(f"PRAGMA {name}")).scalar_one() for name in wanted}
    assert found == wanted
    assert schema.is_current(sqlite_database)
