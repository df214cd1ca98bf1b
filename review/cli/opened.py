"""What most commands begin with: the database, a person, an edition."""

import click
from sqlalchemy import Connection

from review.actions.refusal import Missing
from review.store import edition as editions
from review.store import person as people
from review.store import schema
from review.store.database import Database
from review.store.edition import Edition
from review.store.person import Person
from review.web.settings import database_url


def database(*, current: bool = True) -> Database:
    """Open the database of this installation; with `current`, only when it has the shape this program needs."""
    found = Database(database_url())
    if current and not schema.is_current(found):
        raise click.ClickException(
            f"The database {found.engine.url!r} is not set up for this version. "
            "Run `review migrate` (or `review init` for a new installation)."
        )
    return found


def edition(connection: Connection, key: str) -> Edition:
    """Return the newest edition of a questionnaire."""
    found = editions.latest(connection, key)
    if found is None:
        raise Missing(f"a published questionnaire {key}")
    return found


def person(connection: Connection, email: str) -> Person:
    """Return the person with an email address."""
    found = people.by_email(connection, email)
    if found is None:
        raise Missing(f"an account {email}")
    return found[0]
