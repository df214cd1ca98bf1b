"""Signing in, and passwords."""

from datetime import timedelta
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from sqlalchemy import Connection

from review import clock
from review.actions.refusal import Refused
from review.language import N_
from review.place import COMMON_PASSWORDS
from review.store import event
from review.store import person as store
from review.store.person import Person

#: Shortest password, in characters (NIST SP 800-63B-4 asks for 15 where a password stands alone).
SHORTEST_PASSWORD = 15
LONGEST_PASSWORD = 200

#: Failed tries allowed within the window, for one account and from one address (an office shares one).
TRIES_OF_ACCOUNT = 8
TRIES_FROM_ADDRESS = 40
WINDOW = timedelta(minutes=15)

_hasher = PasswordHasher()


@cache
def _common_passwords() -> frozenset[str]:
    return frozenset(COMMON_PASSWORDS.read_text("utf-8").split())


@cache
def _nobodys_hash() -> str:
    return _hasher.hash("a password that belongs to nobody")


def hashed(password: str, email: str = "") -> str:
    """Return the argon2 hash of a new password; Refused when it is too short, too long or too common."""
    if len(password) < SHORTEST_PASSWORD:
        raise Refused(
            N_("A password has at least %(shortest)d characters; a few words in a row do well."),
            {"shortest": SHORTEST_PASSWORD},
        )
    if len(password) > LONGEST_PASSWORD:
        raise Refused(
            N_("A password has at most %(longest)d characters."), {"longest": LONGEST_PASSWORD}
        )
    plain = password.lower()
    if plain in _common_passwords() or (email and email.split("@")[0].lower() == plain):
        raise Refused(N_("This password is in lists of common ones. Choose another one."))
    if len(set(plain)) < 5:
        raise Refused(N_("This password repeats itself. Choose another one."))
    return _hasher.hash(password)


def sign_in(connection: Connection, email: str, password: str, address: str) -> Person | None:
    """Return the person whose email and password these are, None when they are not right.

    Refused when there were too many failed tries. An unknown email takes as long as a wrong password.
    """
    now = clock.now()
    of_account, from_address = store.failures(connection, email, address, now - WINDOW)
    if of_account >= TRIES_OF_ACCOUNT or from_address >= TRIES_FROM_ADDRESS:
        raise Refused(
            N_("Too many tries to sign in. Wait %(minutes)d minutes and try again."),
            {"minutes": WINDOW.seconds // 60},
        )
    found = store.by_email(connection, email)
    person, hash_ = found or (None, _nobodys_hash())
    try:
        right = _hasher.verify(hash_, password) and person is not None and bool(person.roles)
    except (VerifyMismatchError, InvalidHashError):
        right = False
    store.note_attempt(connection, email, address, now, succeeded=right)
    if not right:
        return None
    event.add(connection, now, person.id if person else None, "person.signed_in", "person")
    return person


def sign_out(connection: Connection, person: Person) -> None:
    """End all sessions of the person, on every machine."""
    store.end_sessions(connection, person.id, clock.now() + timedelta(seconds=1))


def change_password(connection: Connection, person: Person, old: str, new: str) -> None:
    """Change the own password; Refused when the old one is wrong or the new one not good."""
    found = store.by_email(connection, person.email)
    try:
        _hasher.verify(found[1] if found else _nobodys_hash(), old)
    except VerifyMismatchError:
        raise Refused(N_("The present password is not right.")) from None
    store.change_password(connection, person.id, hashed(new, person.email), clock.now())
    event.add(connection, clock.now(), person.id, "person.password_changed", f"person:{person.id}")
