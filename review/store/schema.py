"""All tables in one place, and bringing a database to the newest shape."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import MetaData

from review.store import (
    answer,
    edition,
    event,
    installation,
    law,
    person,
    response,
    state,
    submission,
)
from review.store.database import Database
from review.store.metadata import metadata

#: The modules that declare tables; naming them here is what puts the tables into the metadata.
SUBJECTS = (answer, edition, event, installation, law, person, response, state, submission)


def tables() -> MetaData:
    """Return the metadata with every table."""
    return metadata


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


def migrate(database: Database, revision: str = "head") -> None:
    """Bring the database to the newest shape (or another revision), in one transaction."""
    config = _config()
    with database.write() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def downgrade(database: Database, revision: str) -> None:
    """Bring the database back to an older shape."""
    config = _config()
    with database.write() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, revision)


def is_current(database: Database) -> bool:
    """Say whether the database has the shape this program needs."""
    with database.read() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    return current == ScriptDirectory.from_config(_config()).get_current_head()
