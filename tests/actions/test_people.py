"""Giving and ending roles, giving sections, opening responses, publishing."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest

from review.actions import account, assignment, edition, people, response, session
from review.actions.refusal import Missing, Refused
from review.language import LANGUAGES
from review.store import edition as editions
from review.store import event, person
from review.store import response as responses
from tests.making import OTHER_STATE, QUESTIONNAIRE, STATE, Office, email, password_hash


def give(
    office: Office,
    who: str,
    address: str,
    kind: str,
    state: str | None = STATE,
    *,
    name: str = "New Person",
    language: str = "ar",
    note: str = "",
) -> str | None:
    with office.acting(who) as (connection, giver):
        return people.give_role(connection, giver, address, name, kind, state, language, note)


def holders(office: Office, kind: str, state: str | None = STATE) -> list[str]:
    with office.database.read() as connection:
        rows = person.roles_of(connection, state)
    return [row.name for row in rows if row.kind == kind and row.until is None]


def test_a_new_account_with_its_first_password(office: Office) -> None:
    """Which signs in, and is told once only."""
    password = give(office, "focal", " New@Example.org ", "expert")
    assert password is not None
    with office.database.write() as connection:
        found = account.sign_in(connection, "new@example.org", password, "192.0.2.1")
        assert found is not None
        assert (found.name, found.language) == ("New Person", "ar")
        (_, given) = event.of_subject(connection, f"person:{found.id}")
    assert given.verb == "role.given"
    assert given.person == office.work.people["focal"]
    assert give(office, "focal", "new@example.org", "contributor") is None
    with pytest.raises(Refused, match="already"):
        give(office, "focal", "NEW@example.org", "contributor")


def test_one_focal_point_a_state(office: Office) -> None:
    """A new one ends the one before, whose sessions end too; other States keep theirs."""
    with office.database.read() as connection:
        began = session.beginning(office.person(connection, "focal"))
    give(office, "officer", email("expert"), "focal_point", note="Note 12/2026")
    assert holders(office, "focal_point") == ["Expert"]
    assert holders(office, "focal_point", OTHER_STATE) == ["Stranger"]
    with office.database.read() as connection:
        former = office.person(connection, "focal")
        assert former.roles == ()
        assert not session.holds(former, began)
        (row,) = (r for r in person.roles_of(connection, STATE) if r.kind == "focal_point" and r.until is None)
    assert row.note_verbale == "Note 12/2026"


def lingering(read: Callable[..., Any]) -> Callable[..., Any]:
    """Make a reading slow, so that what two do at once upon it would collide if it could."""

    def read_slowly(*arguments: Any) -> Any:
        found = read(*arguments)
        time.sleep(0.1)
        return found

    return read_slowly


def test_two_officers_name_a_focal_point_at_once(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """One of the two stays."""
    monkeypatch.setattr(people, "hashed", lambda _: password_hash())
    monkeypatch.setattr(person, "roles_of", lingering(person.roles_of))
    names = [f"f{number}@example.org" for number in range(3)]
    with ThreadPoolExecutor(3) as threads:
        list(threads.map(lambda who: give(office, "officer", who, "focal_point"), names))
    assert len(holders(office, "focal_point")) == 1


def test_the_last_officer_stays(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else nobody could name another one; two who end each other at once do not both go."""
    monkeypatch.setattr(person, "officers", lingering(person.officers))
    give(office, "officer", "second@example.org", "officer", None, name="Second")
    with office.database.read() as connection:
        rows = person.roles_of(connection, None)

    def end(role: int) -> bool:
        try:
            with office.database.write() as connection:
                officer = person.get(connection, office.work.people["officer"])
                second = person.by_email(connection, "second@example.org")
                assert officer
                assert second
                by = officer if officer.is_officer else second[0]
                people.end_role(connection, by, role)
        except Refused:
            return False
        return True

    with ThreadPoolExecutor(2) as threads:
        ended = list(threads.map(end, [row.id for row in rows]))
    assert sorted(ended) == [False, True]
    assert len(holders(office, "officer", None)) == 1


def test_ending_an_ended_role_changes_nothing(office: Office) -> None:
    """And what is none is Missing."""
    with office.acting("officer") as (connection, officer):
        (row,) = (r for r in people.roles(connection, officer, STATE) if r.name == "Observer")
        people.end_role(connection, officer, row.id)
        people.end_role(connection, officer, row.id)
        told = event.of_subject(connection, f"person:{row.person}")
        with pytest.raises(Missing):
            people.end_role(connection, officer, 999_999)
    assert [item.verb for item in told] == ["role.ended"]


@pytest.mark.parametrize(
    ("address", "name", "kind", "state", "language", "said"),
    [
        ("nobody", "N", "expert", STATE, "en", "not an email"),
        ("a b@example.org", "N", "expert", STATE, "en", "not an email"),
        ("@example.org", "N", "expert", STATE, "en", "not an email"),
        ("a@", "N", "expert", STATE, "en", "not an email"),
        ("x" * 250 + "@example.org", "N", "expert", STATE, "en", "not an email"),
        ("a@example.org", " \u0000", "expert", STATE, "en", "name"),
        ("a@example.org", "n" * 201, "expert", STATE, "en", "name"),
        ("a@example.org", "N", "minister", STATE, "en", "role"),
        ("a@example.org", "N", "officer", STATE, "en", "role"),
        ("a@example.org", "N", "expert", None, "en", "role"),
        ("a@example.org", "N", "expert", STATE, "de", "language"),
    ],
)
def test_what_can_not_be_given(
    office: Office,
    address: str,
    name: str,
    kind: str,
    state: str | None,
    language: str,
    said: str,
) -> None:
    """With words for a person, not an error of the database."""
    with pytest.raises(Refused, match=said):
        give(office, "officer", address, kind, state, name=name, language=language)


def test_a_state_that_is_none(office: Office) -> None:
    """Is Missing, to an officer as well."""
    with pytest.raises(Missing):
        give(office, "officer", "a@example.org", "expert", "XZZ")


def test_which_roles_a_page_offers(office: Office) -> None:
    """Just those that `give_role` gives."""
    with office.database.read() as connection:
        offered = {
            (who, state): people.may_give(office.person(connection, who), state)
            for who in ("focal", "expert", "officer")
            for state in (STATE, OTHER_STATE, None)
        }
    mine = ("expert", "contributor", "observer")
    every = ("focal_point", *mine)
    assert offered == {
        ("focal", STATE): mine,
        ("focal", OTHER_STATE): (),
        ("focal", None): (),
        ("expert", STATE): (),
        ("expert", OTHER_STATE): (),
        ("expert", None): (),
        ("officer", STATE): every,
        ("officer", OTHER_STATE): every,
        ("officer", None): ("officer",),
    }


def test_sections_are_given_to_people_of_the_state(office: Office) -> None:
    """Who can write; with a due day, and taken back."""
    everyone = office.work.people
    with office.writing("focal") as (connection, desk):
        names = {who.name for who in assignment.candidates(connection, desk)}
        assert names == {"Focal", "Expert", "Contributor"}
        for to in (everyone["observer"], everyone["stranger"], everyone["officer"], 999_999):
            with pytest.raises(Refused, match="same State"):
                assignment.assign(connection, desk, "article-5", to, None)
        with pytest.raises(Missing):
            assignment.assign(connection, desk, "article-99", everyone["expert"], None)
        assignment.assign(connection, desk, "article-5", everyone["contributor"], date(2027, 1, 1))
    with office.writing("contributor") as (connection, desk):
        assert desk.may_write("article-5")
        assert desk.may_write("article-6")
    with office.writing("focal") as (connection, desk):
        assignment.withdraw(connection, desk, "article-5", everyone["contributor"])
        with pytest.raises(Missing):
            assignment.withdraw(connection, desk, "article-5", everyone["contributor"])
        told = event.of_subject(connection, f"response:{office.work.response}")
    assert [item.verb for item in told] == ["section.withdrawn", "section.assigned"]


def test_the_same_section_given_twice_at_once(office: Office) -> None:
    """Is given once."""

    def assign(day: int) -> None:
        with office.writing("focal") as (connection, desk):
            to = office.work.people["contributor"]
            assignment.assign(connection, desk, "article-6", to, date(2027, 1, day))

    with ThreadPoolExecutor(3) as threads:
        list(threads.map(assign, range(1, 10)))
    with office.database.read() as connection:
        assert len(responses.assignments(connection, office.work.response)) == 1


def test_opening_responses(office: Office) -> None:
    """To the newest edition, once a phase; what is missing is said."""
    with office.acting("officer") as (connection, officer):
        made = response.open_response(connection, officer, "untoc/small", OTHER_STATE, 1, None)
        opened = responses.get(connection, made)
        assert opened is not None
        assert (opened.state, opened.edition) == (
            OTHER_STATE,
            office.work.edition,
        )
        for key, state, said in (
            ("untoc/none", STATE, "not published"),
            ("untoc/small", "XZZ", "No State"),
            ("untoc/small", STATE, "already"),
        ):
            with pytest.raises(Refused, match=said):
                response.open_response(connection, officer, key, state, 1, None)


def test_an_edition_is_read_in_every_language(office: Office) -> None:
    """And is the questionnaire that was published."""
    with office.database.read() as connection:
        found = editions.get(connection, office.work.edition)
        for tag in LANGUAGES:
            read = edition.questionnaire(connection, found.id, found.sha256, tag)
            assert read.title == "A small questionnaire"
            assert list(read.questions) == list(QUESTIONNAIRE.questions)
        assert edition.questionnaire(connection, found.id, found.sha256, "en") == QUESTIONNAIRE
