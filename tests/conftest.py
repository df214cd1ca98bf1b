"""Both databases, fresh for every test: `database` (at the newest shape) and `empty_database` (no shape yet)."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from review.store import schema
from review.store.database import Database
from tests import postgres
from tests.making import Office


@pytest.fixture(scope="session")
def server() -> Iterator[postgres.Server]:
    """Run PostgreSQL for this process of the test run, once a test asks for it."""
    with ExitStack() as stack:
        try:
            running = stack.enter_context(postgres.running())
        except LookupError as missing:
            pytest.fail(str(missing), pytrace=False)
        yield running


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an SQLite file at the newest shape, to be copied."""
    path = tmp_path_factory.mktemp("store") / "migrated.sqlite"
    made = Database(f"sqlite:///{path}")
    schema.migrate(made)
    made.engine.dispose()
    return path


@pytest.fixture(scope="session")
def migrated_postgres(server: postgres.Server) -> str:
    """Return the name of a PostgreSQL database at the newest shape, emptied for every test."""
    name = server.make()
    made = Database(server.url(name))
    schema.migrate(made)
    made.engine.dispose()
    return name


def _sqlite(request: pytest.FixtureRequest, tmp_path: Path) -> Database:
    path = tmp_path / "review.sqlite"
    shutil.copy(request.getfixturevalue("migrated_sqlite"), path)
    return Database(f"sqlite:///{path}")


def _postgresql(request: pytest.FixtureRequest, _: Path) -> Database:
    server: postgres.Server = request.getfixturevalue("server")
    name: str = request.getfixturevalue("migrated_postgres")
    with server.connect(name) as connection:
        # As a replica the server asks no triggers, not even those that keep tables append-only.
        connection.execute("SET session_replication_role = replica")
        for table in schema.tables().tables:
            connection.execute(f'DELETE FROM "{table}"')
    return Database(server.url(name))


OPENED: dict[str, Callable[[pytest.FixtureRequest, Path], Database]] = {
    "sqlite": _sqlite,
    "postgresql": _postgresql,
}


@pytest.fixture(params=tuple(OPENED))
def dialect(request: pytest.FixtureRequest) -> str:
    """Name the kind of database; a test that asks for it, or for one of the next, runs once on each."""
    return str(request.param)


@pytest.fixture
def database(request: pytest.FixtureRequest, dialect: str, tmp_path: Path) -> Iterator[Database]:
    """Give a database at the newest shape without a row."""
    opened = OPENED[dialect](request, tmp_path)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def empty_database(request: pytest.FixtureRequest, dialect: str, tmp_path: Path) -> Iterator[Database]:
    """Give a database without any table."""
    if dialect == "sqlite":
        url = f"sqlite:///{tmp_path / 'empty.sqlite'}"
    else:
        server: postgres.Server = request.getfixturevalue("server")
        url = server.url(server.make())
    opened = Database(url)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def sqlite_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """Give an SQLite database at the newest shape, for what concerns its file."""
    opened = _sqlite(request, tmp_path)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def office(database: Database) -> Office:
    """Give a database in which an invented State is at work."""
    return Office(database)
