"""Who may do what, written out by hand: a change of the table must be meant."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Connection

from review.actions import (
    account,
    answer,
    assignment,
    comparison,
    law,
    people,
    response,
    submission,
    transfer,
)
from review.actions.may import MAY, may, require
from review.actions.refusal import Forbidden, Missing, Refused
from review.documents.sheet_reading import Row
from review.store import event, person
from review.store.law import Law
from review.store.person import Person, Role
from tests.making import OTHER_STATE, PASSWORD, PEOPLE, STATE, THEN, Office

# Columns: focal point, expert, contributor, contributor with the section, observer, officer.
# "+" may, "." may not.
EXPECTED = {
    "response.read": "++..+.",
    "section.read": "++.++.",
    "section.write": "++.+..",
    "assignment.write": "+.....",
    "law.read": "+++++.",
    "law.write": "++++..",
    "answers.import": "++....",
    "submission.make": "+.....",
    "submission.read": "++..++",
    "submission.reopen": ".....+",
    "response.open": ".....+",
    "board.read": ".....+",
    "comparison.read": ".....+",
    "people.read": "+....+",
    "people.write": "+....+",
    "officers.write": ".....+",
}
COLUMNS = ("focal_point", "expert", "contributor", "contributor+", "observer", "officer")


def holder(kind: str, state: str | None) -> Person:
    return Person(1, "a@example.org", "A", "en", THEN, (Role(kind, state),))


def test_every_act_is_in_the_table_here() -> None:
    """A new act needs a line of its own."""
    assert set(MAY) == set(EXPECTED)


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("act", sorted(EXPECTED))
def test_who_may(act: str, column: str) -> None:
    """For the own State by the table; for another State nobody but the secretariat; without a role nothing."""
    kind, assigned = column.removesuffix("+"), column.endswith("+")
    expected = EXPECTED[act][COLUMNS.index(column)] == "+"
    who = holder(kind, None if kind == "officer" else STATE)
    assert may(who, act, STATE, assigned=assigned) is expected
    other = expected and kind == "officer"
    assert may(who, act, OTHER_STATE, assigned=assigned) is other
    assert may(who, act, None, assigned=assigned) is other
    nobody = Person(1, "a@example.org", "A", "en", THEN, ())
    assert not may(nobody, act, STATE, assigned=True)
    if expected:
        require(who, act, STATE, assigned=assigned)
    else:
        with pytest.raises(Forbidden, match=act):
            require(who, act, STATE, assigned=assigned)


def test_an_unknown_act_is_a_mistake() -> None:
    """Not a silent no."""
    with pytest.raises(KeyError):
        may(holder("officer", None), "response.delete", STATE)


Act = Callable[[Connection, Office, str], Any]


def _desk(connection: Connection, office: Office, who: str) -> response.Desk:
    return office.desk(connection, who)


def _save(section: str) -> Act:
    key, items = {"5": ("5-1", {"": "no"}), "6": ("6-2", {"": "7"})}[section]
    return lambda c, o, who: answer.save(c, _desk(c, o, who), key, items, None)


def _role(kind: str, state: str | None) -> Act:
    return lambda c, o, who: people.give_role(c, o.person(c, who), "new@example.org", "New", kind, state, "en")


def _end(holder_of: str, state: str | None) -> Act:
    def act(c: Connection, o: Office, who: str) -> None:
        rows = person.roles_of(c, state)
        row = next(r for r in rows if r.person == o.work.people[holder_of])
        people.end_role(c, o.person(c, who), row.id)

    return act


def _assign(c: Connection, o: Office, who: str) -> None:
    assignment.assign(c, _desk(c, o, who), "article-5", o.work.people["contributor"], None)


def _withdraw(c: Connection, o: Office, who: str) -> None:
    assignment.withdraw(c, _desk(c, o, who), "article-6", o.work.people["contributor"])


def _submitted(c: Connection, o: Office) -> int:
    focal = _desk(c, o, "focal")
    answer.save(c, focal, "5-1", {"": "no"}, None)
    return submission.submit(c, focal, declared=True).id


#: What is done, and the people who may; all others are Forbidden.
DEEDS: dict[str, tuple[Act, str]] = {
    "lay the desk": (_desk, "focal expert contributor observer"),
    "read a section of others": (
        lambda c, o, who: _desk(c, o, who).require_readable("article-5"),
        "focal expert observer",
    ),
    "read a section of the contributor": (
        lambda c, o, who: _desk(c, o, who).require_readable("article-6"),
        "focal expert contributor observer",
    ),
    "save in a section of others": (_save("5"), "focal expert"),
    "save in a section of the contributor": (_save("6"), "focal expert contributor"),
    "assign": (_assign, "focal"),
    "withdraw": (_withdraw, "focal"),
    "export": (
        lambda c, o, who: transfer.export(c, _desk(c, o, who)),
        "focal expert observer",
    ),
    "import": (lambda c, o, who: transfer.bring_in(c, _desk(c, o, who), []), "focal expert"),
    "read laws": (
        lambda c, o, who: law.laws(c, o.person(c, who), STATE),
        "focal expert contributor observer",
    ),
    "write laws": (
        lambda c, o, who: law.save(c, o.person(c, who), STATE, Law(0, "Act")),
        "focal expert contributor",
    ),
    "store a file": (
        lambda c, o, who: law.store_file(c, o.person(c, who), STATE, "a.pdf", b"%PDF-1"),
        "focal expert contributor",
    ),
    "open a response": (
        lambda c, o, who: response.open_response(c, o.person(c, who), "untoc/small", STATE, 2, None),
        "officer",
    ),
    "submit": (
        lambda c, o, who: (
            answer.save(c, _desk(c, o, "focal"), "5-1", {"": "no"}, None),
            submission.submit(c, _desk(c, o, who), declared=True),
        ),
        "focal",
    ),
    "read a submission": (
        lambda c, o, who: submission.content(c, o.person(c, who), _submitted(c, o)),
        "focal expert observer officer",
    ),
    "reopen": (
        lambda c, o, who: submission.reopen(c, o.person(c, who), _submitted(c, o), "A reason"),
        "officer",
    ),
    "compare": (
        lambda c, o, who: comparison.editions_compared(c, o.person(c, who), "en"),
        "officer",
    ),
    "read roles": (lambda c, o, who: people.roles(c, o.person(c, who), STATE), "focal officer"),
    "read officers": (lambda c, o, who: people.roles(c, o.person(c, who), None), "officer"),
    "appoint an expert": (_role("expert", STATE), "focal officer"),
    "appoint a contributor": (_role("contributor", STATE), "focal officer"),
    "appoint an observer": (_role("observer", STATE), "focal officer"),
    "appoint a focal point": (_role("focal_point", STATE), "officer"),
    "appoint an officer": (_role("officer", None), "officer"),
    "end an expert's role": (_end("expert", STATE), "focal officer"),
    "end the focal point's role": (_end("focal", STATE), "officer"),
}


@pytest.mark.parametrize("who", sorted(PEOPLE))
@pytest.mark.parametrize("deed", sorted(DEEDS))
def test_every_deed_asks_first(office: Office, deed: str, who: str) -> None:
    """The functions ask the table, with the right act and State; whoever may not leaves no trace."""
    act, allowed = DEEDS[deed]
    if who in allowed.split():
        with office.database.write() as connection:
            act(connection, office, who)
        return
    with pytest.raises(Forbidden), office.database.write() as connection:
        act(connection, office, who)
    with office.database.read() as connection:
        assert event.first_broken(connection) is None
        assert transfer.export(connection, office.desk(connection, "focal")) == []


def test_whose_state_it_is_not_learns_nothing_of_a_desk(office: Office) -> None:
    """Missing tells only that there is none; Forbidden, that it is not theirs."""
    with office.database.read() as connection:
        with pytest.raises(Missing):
            response.desk(connection, office.person(connection, "focal"), 999_999, "en")
        desk = office.desk(connection, "focal")
        with pytest.raises(Missing):
            desk.require_readable("article-99")
        with pytest.raises(Missing):
            answer.save(connection, desk, "no-such-question", {}, None)


def test_a_section_taken_back_is_closed(office: Office) -> None:
    """From the next request on."""
    with office.writing("focal") as (connection, desk):
        assignment.withdraw(connection, desk, "article-6", office.work.people["contributor"])
    with office.writing("contributor") as (connection, desk):
        assert not desk.may_read("article-6")
        with pytest.raises(Forbidden):
            answer.save(connection, desk, "6-2", {"": "7"}, None)


def test_an_assignment_gives_nothing_to_who_lost_the_role(office: Office) -> None:
    """The section stays in the history; the contributor is none any more."""
    with office.acting("officer") as (connection, _):
        _end("contributor", STATE)(connection, office, "officer")
    with pytest.raises(Forbidden), office.database.read() as connection:
        office.desk(connection, "contributor")
    with office.database.write() as connection:
        address = "contributor@example.org"
        assert account.sign_in(connection, address, PASSWORD, "192.0.2.1") is None


@pytest.mark.parametrize("status", ["submitted", "reopened"])
def test_nothing_is_written_while_submitted(office: Office, status: str) -> None:
    """By nobody and in no way, until the secretariat reopens."""
    with office.database.write() as connection:
        made = _submitted(connection, office)
        standing = office.desk(connection, "focal").standing["5-1"]
        if status == "reopened":
            officer = office.person(connection, "officer")
            submission.reopen(connection, officer, made, "A mistake")
    with office.writing("focal") as (connection, desk):
        assert desk.status == status
        assert desk.may_write("article-5") is (status == "reopened")
        writing: list[Callable[[], Any]] = [
            lambda: answer.save(connection, desk, "5-1", {"": "partly"}, standing.id),
            lambda: answer.restore(connection, desk, "5-1", standing.id),
            lambda: transfer.bring_in(connection, desk, [Row(2, STATE, "6-2", "", "5")]),
        ]
        for write in writing:
            if status == "reopened":
                write()
            else:
                with pytest.raises(Refused, match="submitted"):
                    write()
