"""Accounts, roles with their history, tries to sign in, ends of sessions."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from review.store import person
from review.store.person import Role
from tests.making import PEOPLE, STATE, THEN, Office, email

LATER = THEN + timedelta(days=30)


def test_an_address_is_found_in_any_case_of_letters(office: Office) -> None:
    """And comes with the hash of the password."""
    with office.database.read() as connection:
        found = person.by_email(connection, " Focal@Example.ORG ")
        assert found is not None
        assert found[0].id == office.work.people["focal"]
        assert found[0].roles == (Role("focal_point", STATE),)
        assert found[1].startswith("$argon2id$")
        assert person.by_email(connection, "nobody@example.org") is None
        assert person.get(connection, 999_999) is None


def test_one_account_an_address(office: Office) -> None:
    """Not two that differ in capital letters."""
    with pytest.raises(IntegrityError), office.database.write() as connection:
        person.add(connection, email("focal").upper(), "Again", "hash", "en", THEN)


@pytest.mark.parametrize(
    ("kind", "state"), [("officer", STATE), ("expert", None), ("minister", STATE), ("expert", "XZZ")]
)
def test_the_database_refuses_a_role_that_can_not_be(office: Office, kind: str, state: str | None) -> None:
    """Officers work for no State, all others for one."""
    with pytest.raises(IntegrityError), office.database.write() as connection:
        person.give_role(connection, office.work.people["expert"], kind, state, THEN)


def test_an_ended_role_stays_as_history(office: Office) -> None:
    """It counts no more, and ending it again changes nothing."""
    expert = office.work.people["expert"]
    with office.database.write() as connection:
        (row,) = (row for row in person.roles_of(connection, STATE) if row.person == expert)
        assert (row.kind, row.name, row.email, row.until) == ("expert", "Expert", email("expert"), None)
        person.end_role(connection, row.id, LATER)
        person.end_role(connection, row.id, LATER + timedelta(days=1))
        ended = person.role(connection, row.id)
        assert ended is not None
        assert ended.until == LATER
        found = person.get(connection, expert)
        assert found is not None
        assert found.roles == ()
        assert person.roles_of(connection, STATE)[-1] == ended
        assert expert not in {who.id for who in person.of_state(connection, STATE)}
        assert person.role(connection, 999_999) is None


def test_who_works_for_whom(office: Office) -> None:
    """The lists of a State and of the secretariat."""
    people = office.work.people
    with office.database.read() as connection:
        state = {who.id for who in person.of_state(connection, STATE)}
        assert state == {people[name] for name, (_, of) in PEOPLE.items() if of == STATE}
        assert [who.id for who in person.officers(connection)] == [people["officer"]]
        assert [row.person for row in person.roles_of(connection, None)] == [people["officer"]]


def test_a_person_with_two_roles_holds_both(office: Office) -> None:
    """In the order in which they were given."""
    with office.database.write() as connection:
        person.give_role(connection, office.work.people["stranger"], "observer", STATE, THEN)
        stranger = office.person(connection, "stranger")
    assert stranger.roles == (Role("focal_point", "XAB"), Role("observer", STATE))
    assert stranger.holds(STATE, "observer")
    assert not stranger.holds(STATE, "focal_point")
    assert not stranger.is_officer


def test_failed_tries_are_counted_by_account_and_by_address(office: Office) -> None:
    """Those before the window or before a success of the account do not count for it."""
    with office.database.write() as connection:

        def tried(who: str, address: str, minutes: int, *, succeeded: bool = False) -> None:
            at = THEN + timedelta(minutes=minutes)
            person.note_attempt(connection, who, address, at, succeeded=succeeded)

        tried("a@example.org", "192.0.2.1", -20)
        tried("a@example.org", "192.0.2.1", 0)
        tried("A@example.org", "192.0.2.2", 1)
        tried("b@example.org", "192.0.2.1", 1)
        assert person.failures(connection, "a@Example.org", "192.0.2.1", THEN) == (2, 2)
        tried("a@example.org", "192.0.2.1", 2, succeeded=True)
        assert person.failures(connection, "a@example.org", "192.0.2.1", THEN) == (0, 2)
        tried("a@example.org", "192.0.2.1", 3)
        assert person.failures(connection, "a@example.org", "192.0.2.9", THEN) == (1, 0)
        assert person.failures(connection, "c@example.org", "192.0.2.9", THEN) == (0, 0)


def test_an_endless_address_is_cut_not_refused(office: Office) -> None:
    """A try with nonsense counts like any other."""
    with office.database.write() as connection:
        person.note_attempt(connection, "x" * 5_000, "y" * 500, THEN, succeeded=False)
        assert person.failures(connection, "x" * 5_000, "z", THEN) == (1, 0)


def test_each_end_of_sessions_moves_on(office: Office) -> None:
    """Also twice within a second, and when the clock was set back."""
    focal = office.work.people["focal"]
    with office.database.write() as connection:
        seen = [office.person(connection, "focal").sessions_since]
        for at in (THEN, THEN, THEN - timedelta(hours=1), THEN + timedelta(hours=1)):
            person.end_sessions(connection, focal, at)
            seen.append(office.person(connection, "focal").sessions_since)
        person.change_password(connection, focal, "hash", THEN)
        seen.append(office.person(connection, "focal").sessions_since)
        found = person.by_email(connection, email("focal"))
    assert seen == sorted(set(seen))
    assert found is not None
    assert found[1] == "hash"
