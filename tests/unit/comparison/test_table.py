"""The figures are those counted by hand, and nothing is mixed that means different things."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.comparison import (
    ALL,
    Amounts,
    Count,
    Counted,
    flat,
    question_table,
    questionnaire_table,
    shown_regions,
)
from review.questionnaire.kind import KINDS
from review.questionnaire.shape import Option, Question, Questionnaire, Section

OPTIONS = (Option("seize", "Seizure"), Option("none", "None"), Option("other", "Other"))

IMPLEMENTED = Question("5-1", "implementation", "Implemented?", number="1", provision="5(1)")
TICKED = Question("5-2", "choices", "Which?", number="2", options=OPTIONS)
HELPED = Question("5-3", "assistance", "Help?", number="3", options=OPTIONS[:1])
COUNTED = Question(
    "5-4", "statistics", "Cases?", number="4", rows=(Option("out", "Sent"), Option("in", "Received")), years=(2020, 2021)
)  # fmt: skip
FIGURE = Question("5-5", "number", "How many?", number="5")
WORDS = Question("5-6", "text", "Explain.", number="6")


def counted(question: Question, *counts: Count, amounts: tuple[Amounts, ...] = ()) -> Counted:
    """Ten African States submitted, eight were asked, six replied; four of four Eastern European did."""
    key = question.key
    return Counted(
        {"AFR": 10, "EEU": 4},
        {(key, "AFR"): 8, (key, "EEU"): 4},
        {(key, "AFR"): 6, (key, "EEU"): 4},
        counts,
        amounts,
    )


def count(question: Question, region: str, item: str, states: int, amount: int | None = None) -> Count:
    return Count(question.key, region, item, states, None if amount is None else Decimal(amount))


def by_item(question: Question, figures: Counted) -> dict[str, tuple[int, ...]]:
    return {line.item: line.states for line in question_table(question, figures).lines}


def test_the_five_groups_are_always_shown_and_other_parties_only_when_there() -> None:
    assert shown_regions({}) == ("AFR", "APG", "EEU", "GRULAC", "WEO")
    assert shown_regions({"OTHER": 1})[-1] == "OTHER"
    with pytest.raises(ValueError, match="LAC"):
        shown_regions({"LAC": 3})


def test_implementation_by_group() -> None:
    figures = counted(
        IMPLEMENTED,
        count(IMPLEMENTED, "AFR", "yes", 3),
        count(IMPLEMENTED, "AFR", "no", 3),
        count(IMPLEMENTED, "EEU", "partly", 4),
        count(TICKED, "AFR", "yes", 9),
    )
    table = question_table(IMPLEMENTED, figures)
    assert by_item(IMPLEMENTED, figures) == {
        "yes": (3, 0, 0, 0, 0, 3), "partly": (0, 0, 4, 0, 0, 4), "no": (3, 0, 0, 0, 0, 3),
    }  # fmt: skip
    africa, total = table.columns[0], table.total
    assert (africa.replied, africa.no_reply, africa.not_asked, africa.submitted) == (6, 2, 2, 10)
    assert (total.region, total.replied, total.no_reply, total.not_asked, total.submitted) == (
        ALL,
        10,
        2,
        2,
        14,
    )
    assert table.bars[0] == (3, 0, 3, 2, "30%", "30%", "60%", "80%")
    assert table.bars[1] == (0, 0, 0, 0, "0", "0", "0", "0")


def test_every_option_is_there_also_with_none_ticked() -> None:
    figures = counted(TICKED, count(TICKED, "AFR", "seize", 5), count(TICKED, "EEU", "seize", 4))
    assert by_item(TICKED, figures) == {
        "seize": (5, 0, 4, 0, 0, 9), "none": (0,) * 6, "other": (0,) * 6,
    }  # fmt: skip
    table = question_table(TICKED, figures)
    assert table.shares(table.lines[0])[0] == (5, "50%")
    assert table.bars[0] == (6, 2, "60%", "80%")


def test_assistance_needed_and_received_apart() -> None:
    figures = counted(HELPED, count(HELPED, "AFR", "seize.needed", 2), count(HELPED, "AFR", "seize.received", 1))
    assert by_item(HELPED, figures) == {
        "seize.needed": (2, 0, 0, 0, 0, 2), "seize.received": (1, 0, 0, 0, 0, 1),
    }  # fmt: skip


def test_statistics_keep_zero_and_not_available_apart() -> None:
    figures = counted(
        COUNTED,
        count(COUNTED, "AFR", "out/2020", 2, 0),
        count(COUNTED, "AFR", "out/2020", 3),
        count(COUNTED, "EEU", "out/2020", 1, 7),
        count(COUNTED, "EEU", "in/2021", 4),
    )
    lines = {line.item: line for line in question_table(COUNTED, figures).lines}
    assert list(lines) == ["out/2020", "out/2021", "in/2020", "in/2021"]
    sent = lines["out/2020"]
    assert sent.states == (2, 0, 1, 0, 0, 3)
    assert sent.sums == (Decimal(0), None, Decimal(7), None, None, Decimal(7))
    assert sent.unavailable == (3, 0, 0, 0, 0, 3)
    received = lines["in/2021"]
    assert received.sums == (None,) * 6
    assert received.unavailable == (0, 0, 4, 0, 0, 4)
    rows = question_table(COUNTED, figures).rows
    assert [(text, [line.year for line in of]) for text, of in rows] == [
        ("Sent", [2020, 2021]),
        ("Received", [2020, 2021]),
    ]


@pytest.mark.parametrize(
    ("given", "told"),
    [(4, (4, None, None, None)), (5, (5, 1, 3, 5)), (6, (6, 1, Decimal("3.5"), 6))],
)
def test_the_range_of_figures_is_told_from_five_states_on(given: int, told: tuple[object, ...]) -> None:
    values = [Decimal(number) for number in range(given, 0, -1)]
    figures = counted(
        FIGURE, amounts=(Amounts("5-5", "AFR", tuple(values[:2])), Amounts("5-5", "EEU", tuple(values[2:])))
    )  # fmt: skip
    assert question_table(FIGURE, figures).spread == told


def test_more_replies_than_states_asked_is_an_error_and_not_a_negative_figure() -> None:
    wrong = counted(WORDS)._replace(replied={("5-6", "AFR"): 9})
    with pytest.raises(ValueError, match="9 replied of 8"):
        question_table(WORDS, wrong)


def questionnaire() -> Questionnaire:
    note = Question("5-note", "note", "Read this.")
    asked = (IMPLEMENTED, note, TICKED, HELPED, COUNTED, FIGURE, WORDS)
    return Questionnaire("untoc/x", "untoc", 1, "T", "", "", "ours", (Section("article-5", "5", "A", asked),))


def test_a_questionnaire_is_its_questions_without_notes() -> None:
    figures = counted(IMPLEMENTED, count(IMPLEMENTED, "AFR", "yes", 6))
    tables = questionnaire_table(questionnaire(), figures)
    assert list(tables) == ["5-1", "5-2", "5-3", "5-4", "5-5", "5-6"]
    assert tables["5-1"] == question_table(IMPLEMENTED, figures)
    assert tables["5-6"].total.asked == 0


def test_flat_rows() -> None:
    figures = counted(COUNTED, count(COUNTED, "AFR", "out/2020", 2, 5), count(COUNTED, "AFR", "out/2020", 1))
    french = {"%(row)s, %(year)d": "%(row)s en %(year)d", "Replied": "Ont répondu"}
    rows = list(flat(question_table(COUNTED, figures), lambda message: french.get(message, message)))
    assert rows[0] == ("5-4", "4", "", "AFR", "out/2020", "Sent en 2020", 2, 10, Decimal(5))
    assert rows[1] == (
        "5-4",
        "4",
        "",
        "AFR",
        "out/2020 (not available)",
        "Sent en 2020: not available",
        1,
        10,
        None,
    )
    assert {row.reply for row in rows if row.item == "(replied)"} == {"Ont répondu"}
    assert {row.item for row in rows if row.region == ALL} >= {
        "out/2020",
        "out/2020 (not available)",
        "(no reply)",
    }
    assert [row.states for row in rows if row.region == "AFR" and row.item.startswith("(")] == [
        6,
        2,
        2,
    ]


def test_flat_tells_the_range_once() -> None:
    figures = counted(FIGURE, amounts=(Amounts("5-5", "AFR", tuple(map(Decimal, range(6)))),))
    rows = [row for row in flat(question_table(FIGURE, figures)) if row.amount is not None]
    assert [(row.region, row.item, row.amount) for row in rows] == [
        (ALL, "(smallest)", 0), (ALL, "(middle)", Decimal("2.5")), (ALL, "(largest)", 5),
    ]  # fmt: skip


REGIONS_USED = ("AFR", "APG", "WEO", "OTHER")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(REGIONS_USED),
            st.sampled_from(["yes", "partly", "no", "open", "unasked"]),
        ),
        max_size=40,
    )
)
def test_every_state_is_counted_just_once(states: list[tuple[str, str]]) -> None:
    """Invented States, each with one reply: the columns add up to all of them."""
    regions = {region for region, _ in states}
    asked = {("5-1", r): sum(1 for at, reply in states if at == r and reply != "unasked") for r in regions}
    replied = {("5-1", r): asked["5-1", r] - states.count((r, "open")) for r in regions}
    kind = KINDS["implementation"]
    counts = [
        Count("5-1", region, fact.item, 1)
        for region, reply in states
        if reply not in ("open", "unasked")
        for fact in kind.facts(reply)
    ]
    submitted = {r: sum(1 for at, _ in states if at == r) for r in regions}
    table = question_table(IMPLEMENTED, Counted(submitted, asked, replied, counts))
    for place, column in enumerate(table.columns):
        parts = sum(line.states[place] for line in table.lines) + column.no_reply + column.not_asked
        assert parts == column.submitted
    assert table.total.submitted == len(states)
