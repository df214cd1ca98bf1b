"""Revisions of answers: which one stands, which were set aside, which are settled."""

from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from review.store import answer
from tests.making import THEN, Office


def test_the_newest_revision_stands(office: Office) -> None:
    """Taken-back answers are there with no value; earlier ones stay in the history."""
    work = office.work
    focal, expert = work.people["focal"], work.people["expert"]
    with office.database.write() as connection:
        first = answer.add(connection, work.response, "5-1", "yes", focal, THEN, "typed")
        second = answer.add(connection, work.response, "5-1", "no", expert, THEN, "typed", follows=first)
        answer.add(connection, work.response, "6-3", "2026-01-01", focal, THEN, "typed")
        answer.add(connection, work.response, "6-3", None, focal, THEN, "typed")
    with office.database.read() as connection:
        standing = answer.standing(connection, work.response)
        assert {key: item.value for key, item in standing.items()} == {"5-1": "no", "6-3": None}
        assert standing["5-1"] == answer.latest(connection, work.response, "5-1")
        assert standing["5-1"].name == "Expert"
        assert standing["5-1"].at == THEN
        assert [row.id for row in answer.history(connection, work.response, "5-1")] == [
            second,
            first,
        ]
        assert answer.latest(connection, work.response, "6-2") is None


def test_what_was_set_aside_does_not_stand_until_settled(office: Office) -> None:
    """It is listed until an answer settles it, and stays in the history for ever."""
    work = office.work
    focal, expert = work.people["focal"], work.people["expert"]
    with office.database.write() as connection:
        stands = answer.add(connection, work.response, "5-1", "yes", focal, THEN, "typed")
        other = answer.add(connection, work.response, "5-1", "no", expert, THEN, "typed", aside=True)
        assert [row.id for row in answer.set_aside(connection, work.response)] == [other]
        assert answer.standing(connection, work.response)["5-1"].id == stands
        latest = answer.latest(connection, work.response, "5-1")
        assert latest is not None
        assert latest.id == stands
        answer.add(connection, work.response, "5-1", "partly", focal, THEN, "merged", settles=other)
        assert answer.set_aside(connection, work.response) == []
        assert answer.standing(connection, work.response)["5-1"].value == "partly"
        assert len(answer.history(connection, work.response, "5-1")) == 3


VALUES = [
    "yes",
    [{"language": "ar", "text": "نعم “quoted” \\ \u2028 𝄞 'x'"}],
    {"options": ["a", "other"], "other": ""},
    {"total/2025": "na", "out/2025": "0"},
    [],
    False,
    0,
]


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_a_value_comes_out_as_it_went_in(office: Office, value: Any) -> None:
    """In both databases, empty and false ones too."""
    with office.database.write() as connection:
        made = answer.add(connection, office.work.response, "q", value, office.work.people["focal"], THEN, "typed")
    with office.database.read() as connection:
        found = answer.get(connection, office.work.response, made)
    assert found is not None
    assert found.value == value
    assert type(found.value) is type(value)


def test_an_answer_is_found_in_its_own_response_only(office: Office) -> None:
    """The id of another State's answer tells nothing."""
    with office.database.write() as connection:
        made = answer.add(connection, office.work.response, "q", 1, office.work.people["focal"], THEN, "typed")
        assert answer.get(connection, office.work.response + 1, made) is None


def test_many_at_once(office: Office) -> None:
    """What an import writes; nothing to write is no error."""
    with office.database.write() as connection:
        answer.add_all(connection, office.work.response, [], 1, THEN, "imported")
        rows = [(f"q-{number}", number) for number in range(300)]
        focal = office.work.people["focal"]
        answer.add_all(connection, office.work.response, rows, focal, THEN, "imported")
        standing = answer.standing(connection, office.work.response)
    assert {key: item.value for key, item in standing.items()} == dict(rows)
    assert {item.cause for item in standing.values()} == {"imported"}


@pytest.mark.parametrize(("response", "author", "cause"), [(0, 1, "typed"), (1, 0, "typed"), (1, 1, "guessed")])
def test_an_answer_hangs_on_nothing_unknown(office: Office, response: int, author: int, cause: str) -> None:
    """Both databases keep the references (SQLite only when told to)."""
    known = office.work.response if response else 999_999
    by = office.work.people["focal"] if author else 999_999
    with pytest.raises(IntegrityError), office.database.write() as connection:
        answer.add(connection, known, "5-1", "yes", by, THEN, cause)
