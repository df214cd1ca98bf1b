"""People, their roles, and their tries to sign in."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    Connection,
    ForeignKey,
    Integer,
    Select,
    String,
    Table,
    and_,
    bindparam,
    func,
    insert,
    or_,
    select,
    update,
)

from review.store.database import add_row
from review.store.metadata import Moment, metadata

#: The roles (plan.md); an observer only reads.
ROLES = ("focal_point", "expert", "contributor", "observer", "officer")

person_table = Table(
    "person",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("email", String(254), nullable=False, unique=True),
    Column("name", String(200), nullable=False),
    Column("password_hash", String(200), nullable=False),
    Column("language", String(2), nullable=False),
    Column("created_at", Moment, nullable=False),
    # Sessions that began before this moment are over (see `end_sessions`).
    Column("sessions_since", Moment, nullable=False),
)

role_table = Table(
    "role",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False, index=True),
    Column("kind", String(12), nullable=False),
    Column("state", ForeignKey("state.code"), nullable=True, index=True),
    Column("since", Moment, nullable=False),
    Column("until", Moment, nullable=True),
    Column("note_verbale", String(200), nullable=False),
    CheckConstraint(f"kind IN {ROLES}", name="kind"),
    CheckConstraint("(kind = 'officer') = (state IS NULL)", name="state"),
)

attempt_table = Table(
    "attempt",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("email", String(254), nullable=False),
    Column("address", String(45), nullable=False),
    Column("at", Moment, nullable=False, index=True),
    Column("succeeded", Integer, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Role:
    """One role in force: kind, and the State for which it is held (None for an officer)."""

    kind: str
    state: str | None


@dataclass(frozen=True, slots=True)
class RoleRow:
    """One row of the history of roles, with the holder's name and address; `until` is None while in force."""

    id: int
    person: int
    kind: str
    state: str | None
    since: datetime
    until: datetime | None
    note_verbale: str
    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Person:
    """An account with its roles in force."""

    id: int
    email: str
    name: str
    language: str
    sessions_since: datetime
    roles: tuple[Role, ...]

    @property
    def is_officer(self) -> bool:
        """Whether the person works for the secretariat."""
        return any(role.kind == "officer" for role in self.roles)

    def holds(self, state: str, *kinds: str) -> bool:
        """Say whether the person holds one of the roles `kinds` for a State."""
        return any(role.state == state and role.kind in kinds for role in self.roles)


def add(connection: Connection, email: str, name: str, password_hash: str, language: str, at: datetime) -> int:
    """Add an account and return its id; the email is stored in small letters."""
    row = insert(person_table).values(
        email=email.strip().lower(),
        name=name,
        password_hash=password_hash,
        language=language,
        created_at=at,
        sessions_since=at,
    )
    return add_row(connection, row)


def give_role(
    connection: Connection,
    person: int,
    kind: str,
    state: str | None,
    at: datetime,
    note_verbale: str = "",
) -> int:
    """Give a role from now on, and return its id."""
    row = insert(role_table).values(person=person, kind=kind, state=state, since=at, note_verbale=note_verbale)
    return add_row(connection, row)


def end_role(connection: Connection, role: int, at: datetime) -> None:
    """End a role; its row stays as history."""
    connection.execute(update(role_table).where(role_table.c.id == role, role_table.c.until.is_(None)).values(until=at))


_WITH_ROLES = (
    select(
        person_table.c.id,
        person_table.c.email,
        person_table.c.name,
        person_table.c.language,
        person_table.c.sessions_since,
        role_table.c.kind,
        role_table.c.state,
    )
    .outerjoin(role_table, and_(role_table.c.person == person_table.c.id, role_table.c.until.is_(None)))
    .order_by(person_table.c.id, role_table.c.id)
)


def _people(rows: Any) -> dict[int, Person]:
    found: dict[int, Person] = {}
    for person, email, name, language, since, kind, state in rows:
        roles = found[person].roles if person in found else ()
        if kind:
            roles = (*roles, Role(kind, state))
        found[person] = Person(person, email, name, language, since, roles)
    return found


_BY_ID = _WITH_ROLES.where(person_table.c.id == bindparam("person"))


def get(connection: Connection, person: int) -> Person | None:
    """Return a person with the roles in force."""
    rows = connection.execute(_BY_ID, {"person": person})
    return _people(rows).get(person)


def by_email(connection: Connection, email: str) -> tuple[Person, str] | None:
    """Return the person with an email address (in any case of letters) and the password hash."""
    wanted = email.strip().lower()
    person = next(
        iter(_people(connection.execute(_WITH_ROLES.where(person_table.c.email == wanted))).values()),
        None,
    )
    if person is None:
        return None
    hash_ = select(person_table.c.password_hash).where(person_table.c.id == person.id)
    return person, connection.execute(hash_).scalar_one()


def of_state(connection: Connection, state: str) -> list[Person]:
    """Return the people who hold a role for a State."""
    holders = select(role_table.c.person).where(role_table.c.state == state, role_table.c.until.is_(None))
    return list(_people(connection.execute(_WITH_ROLES.where(person_table.c.id.in_(holders)))).values())


def officers(connection: Connection) -> list[Person]:
    """Return the secretariat's officers."""
    holders = select(role_table.c.person).where(role_table.c.kind == "officer", role_table.c.until.is_(None))
    return list(_people(connection.execute(_WITH_ROLES.where(person_table.c.id.in_(holders)))).values())


_ROLE_ROWS: Select[Any] = select(role_table, person_table.c.name, person_table.c.email).join(
    person_table, person_table.c.id == role_table.c.person
)


def roles_of(connection: Connection, state: str | None) -> list[RoleRow]:
    """Return the roles held for a State (None: in the secretariat), past ones last."""
    rows = _ROLE_ROWS.where(role_table.c.state == state if state else role_table.c.state.is_(None)).order_by(
        role_table.c.until.is_not(None), role_table.c.kind, person_table.c.name
    )
    return [RoleRow(*row) for row in connection.execute(rows)]


def role(connection: Connection, role_id: int) -> RoleRow | None:
    """Return one row of the history of roles."""
    row = connection.execute(_ROLE_ROWS.where(role_table.c.id == role_id)).first()
    return RoleRow(*row) if row else None


def lock_officers(connection: Connection) -> None:
    """Let nobody else give or end an officer's role until the transaction ends."""
    connection.execute(
        select(role_table.c.id)
        .where(role_table.c.kind == "officer", role_table.c.until.is_(None))
        .order_by(role_table.c.id)
        .with_for_update()
    )


def change_password(connection: Connection, person: int, password_hash: str, at: datetime) -> None:
    """Set a new password hash and end all sessions."""
    connection.execute(update(person_table).where(person_table.c.id == person).values(password_hash=password_hash))
    end_sessions(connection, person, at)


def end_sessions(connection: Connection, person: int, at: datetime) -> None:
    """End all sessions of a person begun until now.

    The clock has whole seconds, in each of which a person may sign in and out more than once. So the
    moment moves on by a second each time, ahead of the clock where need be; see `review.actions.session`.
    """
    mine = person_table.c.id == person
    last = connection.execute(select(person_table.c.sessions_since).where(mine).with_for_update()).scalar_one()
    since = max(at, last) + timedelta(seconds=1)
    connection.execute(update(person_table).where(mine).values(sessions_since=since))


def note_attempt(connection: Connection, email: str, address: str, at: datetime, *, succeeded: bool) -> None:
    """Record a try to sign in."""
    connection.execute(
        insert(attempt_table).values(
            email=email.strip().lower()[:254], address=address[:45], at=at, succeeded=int(succeeded)
        )
    )


def failures(connection: Connection, email: str, address: str, since: datetime) -> tuple[int, int]:
    """Return the failed tries since a moment: for the email since its last success, and from the address."""
    wanted = email.strip().lower()[:254]
    last_success = (
        select(func.coalesce(func.max(attempt_table.c.id), 0))
        .where(attempt_table.c.email == wanted, attempt_table.c.succeeded == 1)
        .scalar_subquery()
    )
    failed = and_(attempt_table.c.at >= since, attempt_table.c.succeeded == 0)
    mine = and_(attempt_table.c.email == wanted, attempt_table.c.id > last_success)
    theirs = attempt_table.c.address == address
    row = connection.execute(
        select(
            func.count().filter(mine),
            func.count().filter(theirs),
        ).where(failed, or_(mine, theirs))
    ).one()
    return int(row[0]), int(row[1])
