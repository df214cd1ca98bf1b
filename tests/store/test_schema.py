"""The migrations make what the tables declare, and go back again."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DBAPIError

from review.store import schema
from review.store.database import Database
from tests.making import at_work


def triggers(connection: Connection) -> set[tuple[str, str]]:
    """Return (table, trigger) of every trigger of our own."""
    asked = {
        "sqlite": "SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT c.relname, t.tgname FROM pg_trigger t "
        "JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal",
    }
    return {(row[0], row[1]) for row in connection.execute(text(asked[connection.dialect.name]))}


def test_the_migrated_shape_is_the_declared_one(database: Database) -> None:
    """What differs would be found by nobody until a query fails."""
    with database.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, schema.tables()) == []
    assert schema.is_current(database)


def test_every_append_only_table_has_its_triggers_after_migration(database: Database, empty_database: Database) -> None:
    """The migration and the metadata each lay triggers; they must not drift apart."""
    with database.read() as connection:
        migrated = triggers(connection)
    with empty_database.write() as connection:
        schema.tables().create_all(connection)
        assert triggers(connection) == migrated
    kept = {name for name, table in schema.tables().tables.items() if table.info.get("append_only")}
    assert kept == {table for table, _ in migrated}


def test_up_and_down_and_up_again(empty_database: Database) -> None:
    """Going down leaves nothing behind that would be in the way of going up."""
    assert not schema.is_current(empty_database)
    schema.migrate(empty_database)
    with empty_database.write() as connection:
        at_work(connection)
    schema.migrate(empty_database)
    with empty_database.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM response")).scalar_one() == 1
    schema.downgrade(empty_database, "base")
    with empty_database.read() as connection:
        assert inspect(connection).get_table_names() == ["alembic_version"]
        if connection.dialect.name == "postgresql":
            left = "SELECT proname FROM pg_proc WHERE proname LIKE '%append_only'"
            assert connection.execute(text(left)).all() == []
    schema.migrate(empty_database)
    assert schema.is_current(empty_database)


def test_a_migration_that_fails_leaves_nothing(empty_database: Database) -> None:
    """One transaction: half a shape would be worse than none."""
    with empty_database.write() as connection:
        connection.execute(text("CREATE TABLE passage (id INTEGER)"))
    with pytest.raises(DBAPIError, match="passage"):
        schema.migrate(empty_database)
    with empty_database.read() as connection:
        assert inspect(connection).get_table_names() == ["passage"]


def test_an_answering_database_says_so(database: Database) -> None:
    """What /health asks."""
    assert database.answers()
