"""Setting an installation up, and bringing questionnaires into force."""

import os
import secrets
from collections.abc import Callable

import click

from review import clock
from review.actions import edition as editions
from review.actions import password as passwords
from review.actions.refusal import Refused
from review.cli import opened
from review.cli.states import load_states
from review.place import QUESTIONNAIRES
from review.questionnaire.load import load_all
from review.store import edition as edition_store
from review.store import installation, person, schema
from review.store.database import Database
from review.web.settings import instance


def write_secret_key() -> None:
    """Write a random secret key into the instance folder, unless there is one or the environment has it."""
    path = instance() / "secret-key"
    if os.environ.get("REVIEW_SECRET_KEY") or path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    # Made with its final rights at once: nobody else on the machine may read it even for a moment.
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secrets.token_urlsafe(48) + "\n")


def prepare(told: Callable[[str], None]) -> Database:
    """Make the instance folder and bring the database to the newest shape."""
    instance().mkdir(parents=True, exist_ok=True)
    found = opened.database(current=False)
    if not schema.is_current(found):
        told("Setting up the database …")
        schema.migrate(found)
    return found


def publish_missing(found: Database, told: Callable[[str], None]) -> None:
    """Publish every questionnaire that has no edition yet."""
    for key, questionnaire in load_all(QUESTIONNAIRES).items():
        with found.write() as connection:
            if edition_store.latest(connection, key) is None:
                told(f"Publishing {key} …")
                editions.publish(connection, questionnaire)


@click.command()
def init() -> None:
    """Set up a real installation: database, States, questionnaires, and the first officer."""
    found = prepare(click.echo)
    with found.read() as connection:
        kind = installation.is_demonstration(connection)
    if kind is not None:
        what = "a demonstration" if kind else "an installation"
        raise click.ClickException(f"This is {what} already. Choose another REVIEW_INSTANCE or REVIEW_DATABASE.")
    write_secret_key()
    email = click.prompt("Email of the first secretariat officer")
    name = click.prompt("Name")
    while True:
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True)
        try:
            hash_ = passwords.hashed(password, email)
            break
        except Refused as refusal:
            click.echo(str(refusal))
    with found.write() as connection:
        load_states(connection)
        officer = person.add(connection, email, name, hash_, "en", clock.now())
        person.give_role(connection, officer, "officer", None, clock.now())
        installation.set_up(connection, clock.now(), demonstration=False)
    publish_missing(found, click.echo)
    click.echo(f"Ready. Start it with `review serve`; {email} can sign in.")


@click.command()
def migrate() -> None:
    """Bring the database to the shape this version needs."""
    prepare(click.echo)
    click.echo("The database is up to date.")


@click.command()
@click.argument("key", required=False)
def publish(key: str | None) -> None:
    """Freeze the next edition of a questionnaire (of all that changed, without KEY)."""
    found = opened.database()
    known = load_all(QUESTIONNAIRES)
    if key and key not in known:
        raise click.ClickException(f"No questionnaire {key}. There are: {', '.join(known)}")
    for name in [key] if key else list(known):
        with found.write() as connection:
            try:
                edition = editions.publish(connection, known[name])
            except Refused as refusal:
                if key:
                    raise
                click.echo(str(refusal))
            else:
                click.echo(f"{name}: edition {edition.number}, {edition.sha256}")
