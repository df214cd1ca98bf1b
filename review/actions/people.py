"""Who works for whom: giving and ending roles. Roles are ended, never deleted."""

import secrets

from sqlalchemy import Connection

from review import clock
from review.actions.may import GIVEN_BY_FOCAL_POINT, may, require
from review.actions.password import hashed
from review.actions.refusal import Forbidden, Missing, Refused
from review.language import LANGUAGES, N_
from review.questionnaire.kind.base import clean
from review.store import event
from review.store import person as store
from review.store import state as states
from review.store.person import Person, RoleRow

#: Most characters of an address (RFC 5321, 4.5.3.1.3, without the brackets), and of a name or a reference.
LONGEST_EMAIL = 254
LONGEST_NAME = 200


def give_role(
    connection: Connection,
    person: Person,
    email: str,
    name: str,
    kind: str,
    state: str | None,
    language: str,
    note_verbale: str = "",
) -> str | None:
    """Give somebody a role, with a new account where there is none for the email address.

    Returns the first password of a new account, to be handed over by another way, or None. A focal point may
    give the roles of GIVEN_BY_FOCAL_POINT for the own State; a new focal point ends the one before
    (one focal point per State, mechanism.md A.6).
    """
    if kind not in store.ROLES or (kind == "officer") != (state is None):
        raise Refused(N_("This role can’t be given here."))
    require(person, "officers.write" if state is None else "people.write", state)
    if not person.is_officer and kind not in GIVEN_BY_FOCAL_POINT:
        raise Forbidden("people.write")
    if language not in LANGUAGES:
        raise Refused(N_("This language is not one of the six."))
    email, name, note_verbale = clean(email), clean(name), clean(note_verbale)
    _refuse_unusable(email, name, note_verbale)
    if state is not None:
        if states.get(connection, state) is None:
            raise Missing(state)
        states.lock(connection, state)
    password = None
    found = store.by_email(connection, email)
    if found is None:
        password = "-".join(secrets.token_hex(3) for _ in range(4))
        number = store.add(connection, email, name, hashed(password), language, clock.now())
    else:
        number = found[0].id
        if any(role.kind == kind and role.state == state for role in found[0].roles):
            raise Refused(N_("%(email)s holds this role already."), {"email": email})
    if kind == "focal_point" and state:
        for row in store.roles_of(connection, state):
            if row.kind == "focal_point" and row.until is None:
                _end(connection, person, row)
    store.give_role(connection, number, kind, state, clock.now(), note_verbale)
    details = {"kind": kind, "state": state, "note_verbale": note_verbale}
    event.add(connection, clock.now(), person.id, "role.given", f"person:{number}", details)
    return password


def end_role(connection: Connection, person: Person, role: int) -> None:
    """End a role now; the sessions of its holder end too."""
    row = store.role(connection, role)
    if row is None:
        raise Missing(str(role))
    require(person, "officers.write" if row.state is None else "people.write", row.state)
    if not person.is_officer and row.kind not in GIVEN_BY_FOCAL_POINT:
        raise Forbidden("people.write")
    if row.until is not None:
        return
    if row.kind == "officer":
        store.lock_officers(connection)
        if len(store.officers(connection)) == 1:
            raise Refused(N_("The last officer of the secretariat can’t be removed."))
    _end(connection, person, row)


def roles(connection: Connection, person: Person, state: str | None) -> list[RoleRow]:
    """Return the role rows of a State (None: of the secretariat), past ones last."""
    require(person, "officers.write" if state is None else "people.read", state)
    return store.roles_of(connection, state)


def may_give(person: Person, state: str | None) -> tuple[str, ...]:
    """Return the kinds of role a person may give for a State (None: the secretariat)."""
    if state is None:
        return ("officer",) if may(person, "officers.write") else ()
    if not may(person, "people.write", state):
        return ()
    kinds = [kind for kind in store.ROLES if kind != "officer"]
    return tuple(kind for kind in kinds if person.is_officer or kind in GIVEN_BY_FOCAL_POINT)


def _refuse_unusable(email: str, name: str, note_verbale: str) -> None:
    # Whether the address exists, only a letter to it can tell; a slip of the hand shows.
    local, at, domain = email.rpartition("@")
    if not (at and local and domain) or len(email) > LONGEST_EMAIL or len(email.split()) != 1:
        raise Refused(N_("“%(email)s” is not an email address."), {"email": email})
    if not name or len(name) > LONGEST_NAME:
        raise Refused(N_("A name has 1 to %(longest)d characters."), {"longest": LONGEST_NAME})
    if len(note_verbale) > LONGEST_NAME:
        raise Refused(
            N_("The reference of the note verbale has at most %(longest)d characters."),
            {"longest": LONGEST_NAME},
        )


def _end(connection: Connection, person: Person, row: RoleRow) -> None:
    store.end_role(connection, row.id, clock.now())
    store.end_sessions(connection, row.person, clock.now())
    event.add(
        connection,
        clock.now(),
        person.id,
        "role.ended",
        f"person:{row.person}",
        {"kind": row.kind, "state": row.state},
    )
