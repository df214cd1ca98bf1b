"""Figures as people of six languages type them."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.questionnaire.kind.figure import MOST_DIGITS, canonical, figure


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1250", "1250"),
        (" 12.5 ", "12.5"),
        ("12,5", "12.5"),
        ("1 250", "1250"),
        ("1\u00a0250", "1250"),
        ("1\u202f250", "1250"),
        ("1'250", "1250"),
        ("1’250", "1250"),
        ("1,234,567", "1234567"),
        ("-3", "-3"),
        ("\u22123", "-3"),
        ("٤٢", "42"),
        ("٤٫٥", "4.5"),
        ("١٬٢٥٠", "1250"),
        ("۴۲", "42"),
        ("\uff14\uff12", "42"),
        ("007", "7"),
        ("12.50", "12.5"),
        ("-0", "0"),
        ("0.00", "0"),
    ],
)
def test_a_figure_is_read_and_written_one_way(typed, meant):
    assert canonical(figure(typed)) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "ten",
        "1,234",
        "1,23,456",
        ",234,567",
        "1234,567,890",
        "1.2.3",
        "1e5",
        "0x10",
        "NaN",
        "Infinity",
        "--1",
        "-",
        ".",
        "½",
        "四",
    ],
)
def test_what_is_no_figure_or_could_be_two_is_refused(typed):
    assert figure(typed) is None


@pytest.mark.parametrize("typed", ["9" * (MOST_DIGITS + 1), "0." + "0" * 5_000 + "1", "9" * 10_000])
def test_more_digits_than_anyone_means_are_refused(typed):
    assert figure(typed) is None


@settings(max_examples=200, deadline=None)
@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**12), max_value=10**12))
def test_the_canonical_text_is_read_as_the_same_figure(number):
    assert figure(canonical(number)) == number
    assert canonical(Decimal(canonical(number))) == canonical(number)
