"""Replies as rows: what goes out comes in again unchanged, and what is wrong is told row by row."""

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from review.actions import law, transfer
from review.actions import response as responses
from review.actions.refusal import Forbidden
from review.actions.transfer import Brought
from review.documents.sheet_reading import Row
from review.questionnaire.kind import KINDS, Invalid
from review.store import answer, event, response
from review.store.database import Database
from review.store.law import Law
from tests.making import OTHER_STATE, QUESTIONNAIRE, STATE, THEN, Office

Rows = list[tuple[str, str, str, str]]


def numbered(rows: Iterable[tuple[str, str, str, str]]) -> list[Row]:
    """Number rows as a sheet does, the heading being row 1."""
    return [Row(number, *row) for number, row in enumerate(rows, 2)]


def bring(office: Office, rows: Rows, *, skip_bad: bool = False) -> Brought:
    with office.writing("expert") as (connection, desk):
        return transfer.bring_in(connection, desk, numbered(rows), skip_bad=skip_bad)


def exported(office: Office) -> Rows:
    with office.database.read() as connection:
        return transfer.export(connection, office.desk(connection, "focal"))


def answers(office: Office) -> dict[str, Any]:
    with office.database.read() as connection:
        return dict(office.desk(connection, "focal").answers)


GOOD: Rows = [
    (STATE, "law.1", "title", "Penal Code"),
    (STATE, "law.1", "date", "1999-12-01"),
    (STATE, "law.2", "title", "Old Act"),
    (STATE, "law.2", "withdrawn", "1"),
    (STATE, "5-1", "", "yes"),
    (STATE, "5-1-law", "1.law", "1"),
    (STATE, "5-1-law", "1.provision", "Article 3"),
    (STATE, "5-2", "act", "x"),
    (STATE, "6-1", "out/2024", "1 250"),
    (STATE, "6-1", "in/2024", "–"),
]


def test_good_rows_are_written(office: Office) -> None:
    """All of them, as imported, in the order of no matter what."""
    assert bring(office, GOOD[::-1]) == Brought(4, 2, [])
    assert answers(office) == {
        "5-1": "yes",
        "5-1-law": [{"law": 1, "provision": "Article 3"}],
        "5-2": {"options": ["act"]},
        "6-1": {"out/2024": "1250", "in/2024": "na"},
    }
    with office.database.read() as connection:
        desk = office.desk(connection, "expert")
        assert {item.cause for item in desk.standing.values()} == {"imported"}
        assert law.laws(connection, desk.person, STATE) == {
            1: Law(1, "Penal Code", date="1999-12-01"),
            2: Law(2, "Old Act", withdrawn=True),
        }
        (told,) = event.of_subject(connection, f"response:{office.work.response}")
    assert (told.verb, told.details) == (
        "answers.imported",
        {"answers": 4, "laws": 2, "troubles": 0},
    )


def test_again_changes_nothing(office: Office) -> None:
    """And an answer that the rows do not name is left alone."""
    bring(office, GOOD)
    bring(office, [(STATE, "6-3", "", "2026-01-01")])
    assert bring(office, GOOD) == Brought(0, 0, [])
    assert bring(office, exported(office)) == Brought(0, 0, [])
    assert answers(office)["6-3"] == "2026-01-01"


#: A bad row, the rows it is told for, and what is said.
BAD: list[tuple[Rows, list[int], str]] = [
    ([(OTHER_STATE, "5-1", "", "yes")], [2], "The row is for XAB"),
    ([(STATE, "7-1", "", "yes")], [2], "no question “7-1”"),
    ([(STATE, "5-1", "", "perhaps")], [2], "yes, partly or no"),
    ([(STATE, "5-1", "", "yes"), (STATE, "5-1", "", "no")], [3], "row 2 already"),
    ([(STATE, "5-1", "why", "Because")], [2], "not part of this question"),
    ([(STATE, "6-note", "", "words")], [2], "not part of this question"),
    ([(STATE, "6-1", "out/2024", "1"), (STATE, "6-1", "in/2024", "many")], [3], "not a count"),
    ([(STATE, "6-1", "out/2030", "1")], [2], "not part of this question"),
    ([(STATE, "6-2", "", "-1")], [2], "smallest"),
    ([(STATE, "6-2", "", "1,234")], [2], "read as a number"),
    ([(STATE, "6-3", "", "1 May")], [2], "not a date"),
    ([(STATE, "6-4", "website", "javascript:alert(1)")], [2], "https"),
    ([(STATE, "5-1-law", "1.law", "7")], [2], "Law 7"),
    ([(STATE, "5-1-law", "1.provision", "3")], [2], "Choose the law"),
    ([(STATE, "law.1", "title", "A"), (STATE, "5-1-law", "1.law", "1"),
      (STATE, "5-1-law", "1.file", "0" * 64)], [4], "file is not known"),
    ([(STATE, "law.0", "title", "A")], [2], "number of a law"),
    ([(STATE, "law.x", "title", "A")], [2], "number of a law"),
    ([(STATE, "law." + "9" * 5_000, "title", "A")], [2], "number of a law"),
    ([(STATE, "law.1", "citation", "A")], [2], "needs a title"),
    ([(STATE, "law.1", "title", "A"), (STATE, "law.1", "colour", "red")], [3], "no field"),
    ([(STATE, "law.1", "title", "A"), (STATE, "law.1", "withdrawn", "maybe")], [3], "tick"),
    ([(STATE, "law.1", "title", "A"), (STATE, "law.1", "date", "May")], [2], "date"),
    ([(STATE, "law.1", "title", "A"), (STATE, "law.1", "file", "0" * 64)], [2], "file"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "told", "said"), BAD, ids=range(len(BAD)))
def test_a_bad_row_is_told_and_nothing_is_written(office: Office, rows: Rows, told: list[int], said: str) -> None:
    """The good rows beside it neither, unless asked."""
    brought = bring(office, [*rows, (STATE, "6-5", "laws.needed", "1")])
    assert (brought.answers, brought.laws) == (0, 0)
    assert [trouble.row for trouble in brought.troubles] == told
    for trouble in brought.troubles:
        assert said in trouble.message % trouble.values
    assert exported(office) == []
    skipped = bring(office, [*rows, (STATE, "6-5", "laws.needed", "1")], skip_bad=True)
    assert skipped.troubles == brought.troubles
    assert skipped.answers >= 1
    assert answers(office)["6-5"] == {"needed": ["laws"]}


def test_a_citation_of_a_bad_law_is_bad_too(office: Office) -> None:
    """With `skip_bad` no answer may cite what was not brought in."""
    rows = [(STATE, "law.1", "date", "May"), (STATE, "5-1-law", "1.law", "1")]
    brought = bring(office, rows, skip_bad=True)
    assert [trouble.row for trouble in brought.troubles] == [2, 3]
    assert exported(office) == []


def test_all_troubles_are_told_at_once_in_order(office: Office) -> None:
    """Not the first one only."""
    rows = [row for part, _, _ in BAD[:3] for row in part]
    assert [trouble.row for trouble in bring(office, rows).troubles] == [2, 3, 4]


def test_an_emptied_reply_takes_the_answer_back(office: Office) -> None:
    """As a new revision; the earlier one stays."""
    bring(office, GOOD)
    assert bring(office, [(STATE, "5-2", "act", "")]) == Brought(1, 0, [])
    assert "5-2" not in answers(office)
    with office.database.read() as connection:
        history = answer.history(connection, office.work.response, "5-2")
    assert [row.value for row in history] == [None, {"options": ["act"]}]


def test_a_contributor_brings_nothing_in(office: Office) -> None:
    """A sheet is about the whole response."""
    with office.writing("contributor") as (connection, desk), pytest.raises(Forbidden):
        transfer.bring_in(connection, desk, [])


TYPED = st.one_of(
    st.sampled_from(["", "1", "0", "na", "-", "yes", "no", "one", "other", "fr", "2026-02-28", "12,5"]),
    st.text(
        st.characters(exclude_categories=["Cs"]) | st.sampled_from("\n\r\t\u0000,\"'=“”é"),
        max_size=12,
    ),
    st.decimals(allow_nan=False, allow_infinity=False, places=3).map(str),
    st.integers(-1, 10**16).map(str),
    st.just("https://example.org/a"),
)

ITEMS = {
    "5-1": [""],
    "5-1-law": ["1.law", "1.provision", "2.law", "2.provision"],
    "5-1-missing": ["", "language", "second", "second.language"],
    "5-2": ["act", "none", "other", "other.text"],
    "6-1": ["out/2024", "in/2024", "total/2025"],
    "6-2": [""],
    "6-3": [""],
    "6-4": ["name", "role", "website", "languages"],
    "6-5": ["laws.needed", "training.received", "provider", "details"],
    "6-6": ["mechanism", "date", "link", "valid_on"],
    "6-7": ["", "other.text"],
}


@st.composite
def given_replies(draw: st.DrawFn) -> dict[str, Any]:
    """Draw plain values of some questions, each by way of what somebody may have typed."""
    values = {}
    for key, items in ITEMS.items():
        typed = draw(st.dictionaries(st.sampled_from(items), TYPED, max_size=len(items)))
        question = QUESTIONNAIRE.questions[key]
        try:
            value = KINDS[question.kind].parse(question, typed)
        except Invalid:
            continue
        if key == "5-1-law" and not {c["law"] for c in value or ()} <= {1, 2}:
            continue
        if value is not None:
            values[key] = value
    return values


LAWS = st.builds(
    Law,
    st.just(0),
    title=st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=9),
    citation=TYPED,
    date=st.sampled_from(["", "1999-01-01"]),
    language=st.sampled_from(["", "pt-BR"]),
    link=st.sampled_from(["", "https://example.org/x?y=1"]),
    withdrawn=st.booleans(),
)


def test_what_goes_out_comes_in_unchanged(database: Database) -> None:
    """Whatever was answered: into an empty response of the same State, and into the same one."""
    office = Office(database)
    phase = iter(range(2, 10_000))

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(given_replies(), LAWS)
    def round_trip(values: dict[str, Any], item: Law) -> None:
        focal = office.work.people["focal"]
        with database.write() as connection:
            person = office.person(connection, "focal")
            for number in (1, 2):
                known = law.laws(connection, person, STATE)
                law.save(connection, person, STATE, Law(number if number in known else 0, "Act", "", ""))
            law.save(connection, person, STATE, Law(1, *law_fields(item)))
            laws = law.laws(connection, person, STATE)
            first = response.open_(connection, office.work.edition, STATE, next(phase), None, THEN)
            answer.add_all(connection, first, list(values.items()), focal, THEN, "typed")
            desk = responses.desk(connection, person, first, "en")
            rows = transfer.export(connection, desk)
            assert transfer.bring_in(connection, desk, numbered(rows)) == Brought(0, 0, [])
            law.save(connection, person, STATE, Law(1, "Something else"))
            second = response.open_(connection, office.work.edition, STATE, next(phase), None, THEN)
            empty = responses.desk(connection, person, second, "en")
            brought = transfer.bring_in(connection, empty, numbered(rows))
            assert brought.troubles == []
            assert brought.answers == len(values)
            assert law.laws(connection, person, STATE) == laws
            found = answer.standing(connection, second)
            assert {key: row.value for key, row in found.items()} == values

    round_trip()


def law_fields(item: Law) -> tuple[Any, ...]:
    """Return the fields of a law after its number."""
    return tuple(getattr(item, name) for name in transfer.LAW_FIELDS)
