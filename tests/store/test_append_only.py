"""What was written stays: the databases themselves refuse to change or delete it, whoever asks."""

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from review.store import answer, event, installation, law, schema, submission
from review.store.database import Database
from review.store.law import File, Law
from tests.making import STATE, THEN, Office

APPEND_ONLY = {
    "answer": "question",
    "edition": "key",
    "event": "verb",
    "file": "name",
    "installation": "at",
    "law": "title",
    "passage": "text",
    "reopening": "reason",
    "reply": "item",
    "submission": "sha256",
}


def fill(connection: Connection, office: Office) -> None:
    """Write a row into each table of APPEND_ONLY."""
    focal = office.work.people["focal"]
    installation.set_up(connection, THEN, demonstration=True)
    answer.add(connection, office.work.response, "5-1", "yes", focal, THEN, "typed")
    event.add(connection, THEN, focal, "tested", "test:1")
    law.add(connection, STATE, Law(1, "Penal Code"), focal, THEN)
    law.add_file(connection, STATE, File("0" * 64, "a.pdf", "application/pdf", 1), b"%", focal, THEN)
    made = submission.add(connection, office.work.response, 1, b"{}", "0" * 64, focal, THEN)
    submission.add_counted(connection, made, [("5-1", "yes", None)], [("5-1-missing", "", "en", "A text")])
    submission.reopen(connection, made, "A reason", focal, THEN)


def test_the_list_names_every_append_only_table() -> None:
    """A new one must not go untested."""
    marked = {n for n, table in schema.tables().tables.items() if table.info.get("append_only")}
    assert marked == set(APPEND_ONLY)


def refused(database: Database, statement: str) -> None:
    with pytest.raises(DBAPIError, match="append-only"), database.write() as connection:
        connection.execute(text(statement))


@pytest.mark.parametrize("table", sorted(APPEND_ONLY))
def test_no_change_and_no_deletion(office: Office, table: str) -> None:
    """Each way in which a row could go or become another."""
    database, column = office.database, APPEND_ONLY[table]
    with database.write() as connection:
        fill(connection, office)
        before = connection.execute(text(f"SELECT * FROM {table}")).all()
    assert before
    refused(database, f"UPDATE {table} SET {column} = {column}")
    refused(database, f"DELETE FROM {table}")
    if database.engine.dialect.name == "postgresql":
        refused(database, f"TRUNCATE {table} CASCADE")
    else:
        replaced = table not in ("reply", "passage")  # these have no key that a row could take over
        if replaced:
            refused(database, f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")
    with database.read() as connection:
        assert connection.execute(text(f"SELECT * FROM {table}")).all() == before
