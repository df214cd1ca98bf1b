"""Signing in, and passwords."""

from datetime import timedelta

from sqlalchemy import Connection

from review import clock
from review.actions.password import hashed, matches, nobodys_hash
from review.actions.refusal import Missing, Refused
from review.language import N_
from review.questionnaire.kind.base import clean
from review.store import event
from review.store import person as store
from review.store.person import Person

#: Failed tries allowed within the window, for one account and from one address (an office shares one).
TRIES_OF_ACCOUNT = 8
TRIES_FROM_ADDRESS = 40
WINDOW = timedelta(minutes=15)


def sign_in(connection: Connection, email: str, password: str, address: str) -> Person | None:
    """Return the person whose email and password these are, None when they are not right.

    Refused when there were too many failed tries. An unknown email takes as long as a wrong password.
    """
    now = clock.now()
    email = clean(email)
    of_account, from_address = store.failures(connection, email, address, now - WINDOW)
    if of_account >= TRIES_OF_ACCOUNT or from_address >= TRIES_FROM_ADDRESS:
        raise Refused(
            N_("Too many tries to sign in. Wait %(minutes)d minutes and try again."),
            {"minutes": WINDOW.seconds // 60},
        )
    found = store.by_email(connection, email)
    person, hash_ = found or (None, nobodys_hash())
    right = matches(hash_, password)
    if person is None or not person.roles or not right:
        store.note_attempt(connection, email, address, now, succeeded=False)
        return None
    store.note_attempt(connection, email, address, now, succeeded=True)
    event.add(connection, now, person.id, "person.signed_in", f"person:{person.id}")
    return person


def sign_out(connection: Connection, person: Person) -> None:
    """End all sessions of the person, on every machine."""
    store.end_sessions(connection, person.id, clock.now())


def change_password(connection: Connection, person: Person, old: str, new: str) -> Person:
    """Change the own password; Refused when the old one is wrong or the new one not good.

    All sessions of the person end. The one in which it was changed may begin anew (`session.beginning`)
    for the person returned.
    """
    found = store.by_email(connection, person.email)
    if found is None:
        raise Missing(person.email)
    if not matches(found[1], old):
        raise Refused(N_("The present password is not right."))
    store.change_password(connection, person.id, hashed(new, person.email), clock.now())
    event.add(connection, clock.now(), person.id, "person.password_changed", f"person:{person.id}")
    changed = store.get(connection, person.id)
    if changed is None:
        raise Missing(person.email)
    return changed
