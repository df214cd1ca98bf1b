"""Responses and the history of who held which section."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from review.store import answer, edition, law, response, state, submission
from review.store.law import File, Law
from tests.making import OTHER_STATE, STATE, THEN, Office


def test_assignments_keep_their_history(office: Office) -> None:
    """A new due date ends the one before, and taking back deletes nothing."""
    work, people = office.work, office.work.people
    with office.database.write() as connection:
        held = response.assignments(connection, work.response)
        assert [(a.section, a.person, a.name, a.due) for a in held] == [
            ("article-6", people["contributor"], "Contributor", None)
        ]
        due = date(2027, 1, 15)
        response.assign(connection, work.response, "article-6", people["contributor"], due, people["focal"], THEN)
        response.assign(connection, work.response, "article-6", people["expert"], None, people["focal"], THEN)
        assert [a.due for a in response.assigned_to(connection, people["contributor"])] == [due]
        assert response.withdraw(connection, work.response, "article-6", people["contributor"], THEN + timedelta(1))
        assert not response.withdraw(connection, work.response, "article-6", people["contributor"], THEN + timedelta(2))
        assert response.assigned_to(connection, people["contributor"]) == []
        rows = connection.execute(text("SELECT until FROM assignment ORDER BY id")).scalars().all()
    assert [row is None for row in rows] == [False, False, True]


def test_a_person_holds_a_section_once(office: Office) -> None:
    """The database keeps it, whatever the program does."""
    statement = text(
        "INSERT INTO assignment (response, section, person, given_by, at) "
        "SELECT response, section, person, given_by, at FROM assignment"
    )
    with office.database.read() as connection:
        assert response.assignments(connection, office.work.response)
    with pytest.raises(IntegrityError), office.database.write() as connection:
        connection.execute(statement)


def test_one_response_an_edition_state_and_phase(office: Office) -> None:
    """And another one for another phase or State."""
    work = office.work
    with office.database.write() as connection:
        second = response.open_(connection, work.edition, STATE, 2, date(2026, 1, 1), THEN)
        third = response.open_(connection, work.edition, STATE, 3, None, THEN)
        other = response.open_(connection, work.edition, OTHER_STATE, 1, None, THEN)
        mine = [found.id for found in response.of_state(connection, STATE)]
        assert mine == [second, work.response, third], "what is due first stands first"
        assert {r.id for r in response.every(connection)} == {*mine, other}
        assert response.of_edition(connection, work.edition) == response.every(connection)
        response.change_due(connection, third, date(2025, 1, 1))
        assert response.of_state(connection, STATE)[0].id == third
        assert response.get(connection, 999_999) is None
    with pytest.raises(IntegrityError), office.database.write() as connection:
        response.open_(connection, work.edition, STATE, 1, None, THEN)


def test_a_response_knows_its_edition(office: Office) -> None:
    """Key, number and hash are those of the edition, for ever."""
    with office.database.write() as connection:
        newer = edition.add(connection, "untoc/small", "f" * 64, b"{}", THEN)
        found = response.get(connection, office.work.response)
        first = edition.get(connection, office.work.edition)
        assert found is not None
        assert (found.key, found.number, found.sha256) == (first.key, 1, first.sha256)
        assert newer.number == 2
        assert edition.latest(connection, "untoc/small") == newer
        assert edition.latest(connection, "untoc/none") is None
        assert [e.number for e in edition.every(connection)] == [1, 2]
        assert edition.document(connection, newer.id) == b"{}"


def test_the_latest_submissions(office: Office) -> None:
    """Of each response, of each State; and what comparison counts of them."""
    work, focal = office.work, office.work.people["focal"]
    with office.database.write() as connection:
        first = submission.add(connection, work.response, 1, b"1", "1" * 64, focal, THEN)
        submission.reopen(connection, first, "A mistake", work.people["officer"], THEN)
        second = submission.add(connection, work.response, 2, b"2", "2" * 64, focal, THEN)
        theirs = response.open_(connection, work.edition, OTHER_STATE, 2, None, THEN)
        third = submission.add(connection, theirs, 1, b"3", "3" * 64, work.people["stranger"], THEN)
        listed = submission.of_response(connection, work.response)
        assert [(s.number, s.reason) for s in listed] == [(1, "A mistake"), (2, None)]
        assert listed[0].reopened_at == THEN
        assert listed[1].cleared_by == "Focal"
        latest = submission.latest_by_response(connection)
        assert {key: found.id for key, found in latest.items()} == {
            work.response: second,
            theirs: third,
        }
        of_edition = submission.latest_of_edition(connection, work.edition)
        assert of_edition == {STATE: second, OTHER_STATE: third}
        assert submission.latest_of_edition(connection, work.edition, 1) == {STATE: second}
        assert submission.content(connection, second) == b"2"
        assert submission.get(connection, 999_999) is None
    with pytest.raises(IntegrityError), office.database.write() as connection:
        submission.add(connection, work.response, 2, b"4", "4" * 64, focal, THEN)
    with pytest.raises(IntegrityError), office.database.write() as connection:
        submission.reopen(connection, first, "Again", work.people["officer"], THEN)


def test_counting(office: Office) -> None:
    """Rows without a figure, rows with one, and their sum, over the submissions asked for."""
    work, focal = office.work, office.work.people["focal"]
    with office.database.write() as connection:
        made = [submission.add(connection, work.response, number, b"", "", focal, THEN) for number in (1, 2, 3)]
        figures = (("12", "a"), ("30", "b"), ("9007199254740991", "c"))
        for number, (figure, words) in zip(made, figures, strict=True):
            submission.add_counted(
                connection,
                number,
                [("q", "x", Decimal(figure)), ("q", "x", None), ("r", "y", None)],
                [("q", "", "fr", words)],
            )
        counted = submission.counts(connection, made[:2])
        assert sorted(counted) == [("q", "x", 2, 2, 42.0), ("r", "y", 2, 0, None)]
        assert submission.counts(connection, made[2:], "q") == [("q", "x", 1, 1, 2.0**53 - 1)]
        assert submission.counts(connection, []) == []
        assert submission.amounts(connection, made[:1], ["q", "r"]) == [("q", 12.0)]
        assert submission.passages(connection, made[:1], "q") == [(made[0], "", "fr", "a")]


def test_states_and_accessions(office: Office) -> None:
    """A name is English where the language is not known."""
    with office.database.read() as connection:
        found = state.get(connection, STATE)
        assert found is not None
        assert found.name("fr") == "Arbania"
        assert list(state.every(connection)) == [STATE, OTHER_STATE]
        assert state.parties(connection, "untoc") == {STATE, OTHER_STATE}
        assert state.parties(connection, "firearms") == frozenset()
        assert state.get(connection, "XZZ") is None


def test_laws_are_revised_and_files_kept_once(office: Office) -> None:
    """The newest revision of each number is the law; the same file is stored once a State."""
    focal = office.work.people["focal"]
    with office.database.write() as connection:
        assert law.next_number(connection, STATE) == 1
        law.add(connection, STATE, Law(1, "Penal Cod"), focal, THEN)
        law.add(connection, STATE, Law(2, "Act 7", withdrawn=True), focal, THEN)
        law.add(connection, STATE, Law(1, "Penal Code", date="1999-01-01"), focal, THEN)
        law.add(connection, OTHER_STATE, Law(1, "Theirs"), focal, THEN)
        assert law.every(connection, STATE) == {
            1: Law(1, "Penal Code", date="1999-01-01"),
            2: Law(2, "Act 7", withdrawn=True),
        }
        assert law.next_number(connection, STATE) == 3
        file = File("a" * 64, "act.pdf", "application/pdf", 5)
        for _ in range(2):
            law.add_file(connection, STATE, file, b"%PDF-", focal, THEN)
        assert law.files(connection, STATE) == {file.sha256: file}
        assert law.content(connection, STATE, file.sha256) == b"%PDF-"
        assert law.find_file(connection, OTHER_STATE, file.sha256) is None


def test_reading_keeps_nothing(office: Office) -> None:
    """What is written on a connection for reading is gone."""
    work = office.work
    with office.database.read() as connection:
        answer.add(connection, work.response, "q", 1, work.people["focal"], THEN, "typed")
    with office.database.read() as connection:
        assert answer.standing(connection, work.response) == {}
