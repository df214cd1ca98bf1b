"""What all tables share: naming, the column types, and the append-only rule."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Dialect, MetaData, Table, event
from sqlalchemy.types import JSON, DateTime, TypeDecorator

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

#: A JSON column in which None is SQL's NULL.
Json = JSON(none_as_null=True)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC: goes in aware, comes out aware, in both databases."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store UTC without a zone."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Give UTC with its zone."""
        return None if value is None else value.replace(tzinfo=UTC)


def append_only(table: str, dialect: str) -> list[str]:
    """Return the statements by which a database refuses to change or delete rows of a table."""
    if dialect == "sqlite":
        return [
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            for verb in ("UPDATE", "DELETE")
        ]
    function = f"{table}_is_append_only()"
    return [
        (
            f"CREATE FUNCTION {function} RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$"
        ),
        (
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {function}"
        ),
        (
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {function}"
        ),
    ]


def keep_append_only(*tables: Table) -> None:
    """Lay the append-only triggers whenever these tables are created from the metadata."""
    for table in tables:
        table.info["append_only"] = True
        event.listen(table, "after_create", _lay_triggers)


def _lay_triggers(table: Table, connection: Connection, **_options: Any) -> None:
    for statement in append_only(table.name, connection.dialect.name):
        connection.exec_driver_sql(statement)
