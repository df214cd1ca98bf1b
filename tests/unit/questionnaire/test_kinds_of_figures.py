"""Replies that are figures and days: number, statistics, date."""

from decimal import Decimal

import pytest

from review.questionnaire.kind import KINDS, Fact, Invalid
from tests.unit.questionnaire.examples import question


def parse(name, items):
    return KINDS[name].parse(question(name), items)


def problems(name, items):
    with pytest.raises(Invalid) as refused:
        parse(name, items)
    return [(problem.item, problem.values) for problem in refused.value.problems]


def test_number():
    assert parse("number", {"": "12,50"}) == "12.5"
    assert parse("number", {"": "  "}) is None
    assert list(KINDS["number"].facts("12.5")) == [Fact("filled", Decimal("12.5"))]
    assert problems("number", {"": "a dozen"}) == [("", {"typed": "a dozen"})]


def test_number_keeps_to_its_bounds():
    assert parse("number", {"": "0"}) == "0"
    assert parse("number", {"": "99.5"}) == "99.5"
    assert problems("number", {"": "-1"}) == [("", {"limit": "0"})]
    assert problems("number", {"": "99.6"}) == [("", {"limit": "99.5"})]


def test_statistics_keep_not_available_apart_from_zero_and_from_empty():
    value = parse("statistics", {"convicted/2024": "0", "acquitted/2024": "-", "total/2024": " ", "other/2025": "N/A"})
    assert value == {"convicted/2024": "0", "acquitted/2024": "na", "other/2025": "na"}
    facts = list(KINDS["statistics"].facts(value))
    assert facts == [Fact("convicted/2024", Decimal(0)), Fact("acquitted/2024"), Fact("other/2025")]


@pytest.mark.parametrize("typed", ["-1", "2.5", "some", "1,234", "1.000", "12.000"])
def test_statistics_refuse_what_is_no_count_or_could_be_two(typed):
    assert problems("statistics", {"total/2024": typed}) == [("total/2024", {"typed": typed})]


def test_statistics_refuse_rows_and_years_nobody_asked_for():
    assert problems("statistics", {"total/2023": "1", "sum/2024": "1"}) == [
        ("total/2023", {"item": "total/2023"}),
        ("sum/2024", {"item": "sum/2024"}),
    ]


def hints(**year_2024):
    value = {f"{row}/2024": text for row, text in year_2024.items()}
    return list(KINDS["statistics"].hints(question("statistics"), value))


def test_a_sum_that_does_not_add_up_is_a_hint_and_no_problem():
    (hint,) = hints(convicted="3", acquitted="2", other="1", total="7")
    assert hint.item == "total/2024"
    assert hint.message % hint.values == "2024: the parts add up to 6, the total given is 7."


@pytest.mark.parametrize(
    "figures",
    [
        {"convicted": "3", "acquitted": "2", "other": "1", "total": "6"},
        {"convicted": "3", "acquitted": "2", "total": "7"},
        {"convicted": "3", "acquitted": "2", "other": "na", "total": "7"},
        {"convicted": "3", "acquitted": "2", "other": "1"},
        {"convicted": "0", "acquitted": "0", "other": "0", "total": "0"},
    ],
)
def test_a_sum_is_asked_for_only_where_every_part_is_known(figures):
    assert hints(**figures) == []


def test_date():
    assert parse("date", {"": " 2026-11-21 "}) == "2026-11-21"
    assert parse("date", {}) is None
    assert list(KINDS["date"].facts("2026-11-21")) == [Fact("filled")]


@pytest.mark.parametrize("typed", ["2026-02-30", "21.11.2026", "soon", "2026", "10000-01-01"])
def test_what_is_no_day_is_refused(typed):
    assert problems("date", {"": typed}) == [("", {"typed": typed})]
