"""Signing in and out: limits, what an unknown address is told, and when sessions end."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from review import clock
from review.actions import account, people, session
from review.actions.refusal import Refused
from review.store import event, person
from review.store.person import Person
from tests.making import PASSWORD, STATE, THEN, Office, email

HERE = "192.0.2.1"
NEW = "tulip granite bicycle lemon"


def sign_in(
    office: Office, who: str, password: str = PASSWORD, address: str = HERE, minutes: float = 0
) -> Person | None:
    moment = THEN + timedelta(minutes=minutes)
    with clock.frozen_at(moment), office.database.write() as connection:
        return account.sign_in(connection, email(who), password, address)


def test_signing_in(office: Office) -> None:
    """With any case of letters in the address; it is written down who did."""
    found = sign_in(office, "FOCAL")
    assert found is not None
    assert found.id == office.work.people["focal"]
    with office.database.read() as connection:
        (told,) = event.of_subject(connection, f"person:{found.id}")
    assert (told.verb, told.person, told.at) == ("person.signed_in", found.id, THEN)


@pytest.mark.parametrize("password", ["", "wrong", PASSWORD.upper(), PASSWORD + " ", "x" * 10_000])
def test_a_wrong_password(office: Office, password: str) -> None:
    """Tells nothing, and is counted."""
    assert sign_in(office, "focal", password) is None
    with office.database.read() as connection:
        assert person.failures(connection, email("focal"), HERE, THEN) == (1, 1)


def tell(office: Office, who: str, monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, int]]:
    """Return what twelve wrong tries told, and how often each one asked argon2."""
    asked: list[str] = []

    def matches(hash_: str, password: str) -> bool:
        asked.append(hash_)
        return False

    monkeypatch.setattr(account, "matches", matches)
    told: list[tuple[object, int]] = []
    for _ in range(12):
        asked.clear()
        try:
            answer: object = sign_in(office, who, "wrong")
        except Refused as refused:
            answer = str(refused)
        told.append((answer, len(asked)))
        assert all(hash_.startswith("$argon2id$") for hash_ in asked)
    return told


def test_an_unknown_address_is_told_just_what_a_wrong_password_is(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same words, the same limits, the same work: nobody can find out who has an account."""
    known = tell(office, "focal", monkeypatch)
    unknown = tell(office, "nobody", monkeypatch)
    assert known == unknown
    assert known[:8] == [(None, 1)] * 8
    assert all("Wait 15 minutes" in str(answer) and work == 0 for answer, work in known[8:])


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compare passwords without argon2, for tests of many tries."""
    monkeypatch.setattr(account, "matches", lambda hash_, password: password == PASSWORD)


@pytest.mark.usefixtures("quick")
def test_too_many_tries_of_an_account(office: Office) -> None:
    """From wherever; even the right password must wait, and later it works again."""
    for number in range(account.TRIES_OF_ACCOUNT):
        assert sign_in(office, "focal", "wrong", f"192.0.2.{number}") is None
    for minutes in (0, 10, 15):
        with pytest.raises(Refused, match="Wait"):
            sign_in(office, "focal", minutes=minutes)
    assert sign_in(office, "expert"), "others are not kept out"
    assert sign_in(office, "focal", minutes=15.1)


@pytest.mark.usefixtures("quick")
def test_a_success_clears_the_slate_of_the_account(office: Office) -> None:
    """Somebody who mistypes now and then is never kept out."""
    for _ in range(3):
        for _ in range(account.TRIES_OF_ACCOUNT - 1):
            sign_in(office, "focal", "wrong")
        assert sign_in(office, "focal")


@pytest.mark.usefixtures("quick")
def test_too_many_tries_from_an_address(office: Office) -> None:
    """At however many accounts; an office with one address is given more tries than one account."""
    for number in range(account.TRIES_FROM_ADDRESS):
        assert sign_in(office, f"somebody{number}", "wrong") is None
    with pytest.raises(Refused, match="Wait"):
        sign_in(office, "focal")
    assert sign_in(office, "focal", address="192.0.2.2")
    assert sign_in(office, "focal", minutes=15.1)


@pytest.mark.parametrize("address", ["", "\u0000", "a\u0000b@example.org", "x" * 9_000, "'; --", "%"])
def test_a_strange_address_is_only_unknown(office: Office, address: str) -> None:
    """Not an error of the database."""
    with office.database.write() as connection:
        assert account.sign_in(connection, address, PASSWORD, HERE) is None


def test_whoever_has_no_role_is_told_nothing(office: Office) -> None:
    """As if the password were wrong."""
    with office.acting("officer") as (connection, officer):
        (row,) = (r for r in people.roles(connection, officer, STATE) if r.name == "Expert")
        people.end_role(connection, officer, row.id)
    assert sign_in(office, "expert") is None


def test_passwords_are_nowhere_in_the_database(office: Office) -> None:
    """Neither tried ones nor set ones; only hashes."""
    sign_in(office, "focal", "a wrong but telling password")
    with office.acting("focal") as (connection, focal):
        account.change_password(connection, focal, PASSWORD, NEW)
    with office.database.read() as connection:
        for table in ("attempt", "person", "event"):
            held = str(connection.execute(text(f"SELECT * FROM {table}")).all())
            assert PASSWORD not in held
            assert NEW not in held
            assert "telling" not in held


def now(office: Office, who: str = "focal") -> Person:
    with office.database.read() as connection:
        return office.person(connection, who)


def test_signing_out_ends_every_session_and_no_later_one(office: Office) -> None:
    """Also when everything happens within one second, over and over."""
    with clock.frozen_at(THEN):
        for _ in range(3):
            one, two = session.beginning(now(office)), session.beginning(now(office))
            assert session.holds(now(office), one)
            assert session.holds(now(office), two)
            with office.acting("focal") as (connection, focal):
                account.sign_out(connection, focal)
            assert not session.holds(now(office), one)
            assert not session.holds(now(office), two)
            assert session.holds(now(office), session.beginning(now(office)))
    with clock.frozen_at(THEN + timedelta(minutes=1)):
        began = session.beginning(now(office))
        assert began == THEN + timedelta(minutes=1), "the clock has caught up"
        assert session.holds(now(office), began)
        assert session.holds(now(office, "expert"), began)


def test_changing_the_password_ends_the_other_sessions(office: Office) -> None:
    """The one in which it was changed begins anew for the person returned."""
    with clock.frozen_at(THEN), office.acting("focal") as (connection, focal):
        other = session.beginning(focal)
        changed = account.change_password(connection, focal, PASSWORD, NEW)
        renewed = session.beginning(changed)
    assert not session.holds(now(office), other)
    assert session.holds(now(office), renewed)
    assert changed == now(office)
    assert sign_in(office, "focal") is None
    assert sign_in(office, "focal", NEW)


def test_a_new_password_must_be_good_and_the_old_one_right(office: Office) -> None:
    """Else nothing changes, and the sessions go on."""
    began = session.beginning(now(office))
    for old, new, said in (
        ("wrong", NEW, "present password"),
        (PASSWORD, "short", "at least 15"),
        (PASSWORD, "passwordpassword", "common"),
        (PASSWORD, "focal@example.org", "common"),
    ):
        with pytest.raises(Refused, match=said), office.acting("focal") as (connection, focal):
            account.change_password(connection, focal, old, new)
    assert session.holds(now(office), began)
    assert sign_in(office, "focal")


def test_a_person_without_a_role_has_no_session(office: Office) -> None:
    """From the next request on, though the cookie is still good."""
    began = session.beginning(now(office, "expert"))
    with office.acting("focal") as (connection, focal):
        (row,) = (r for r in people.roles(connection, focal, STATE) if r.name == "Expert")
        people.end_role(connection, focal, row.id)
    assert not session.holds(now(office, "expert"), began)
    assert not session.holds(now(office, "expert"), began + timedelta(days=1))
