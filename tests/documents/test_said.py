"""Texts in their own direction, and inert."""

import pytest

from review.documents import said
from review.language import LANGUAGES

EN, AR = LANGUAGES["en"], LANGUAGES["ar"]


@pytest.mark.parametrize(
    ("text", "tag", "expected"),
    [
        ("Law", "", "ltr"),
        ("قانون", "", "rtl"),
        ("5. قانون", "", "rtl"),
        ("Law قانون", "", "ltr"),
        ("Law", "ar", "rtl"),
        ("قانون", "en", "ltr"),
        ("", "", "ltr"),
        ("x", "fa-IR", "rtl"),
    ],
)
def test_direction(text: str, tag: str, expected: str) -> None:
    assert said.direction(text, tag) == expected


def test_a_plain_text_of_the_page_stays_as_it_is() -> None:
    assert said.inline("Law & order", "en", EN) == "Law &amp; order"


def test_another_language_is_marked() -> None:
    assert said.inline("Ley", "es", EN) == '<bdi lang="es" dir="ltr">Ley</bdi>'
    assert said.inline("قانون", "", EN) == '<bdi dir="rtl">قانون</bdi>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("المادة 18(13) هنا", 'المادة <bdi dir="ltr">18(13)</bdi> هنا'),
        ("(Interpol, Lyon) هنا", '(<bdi dir="ltr">Interpol, Lyon</bdi>) هنا'),
        ("في 2024 و1,204.5", "في 2024 و1,204.5"),
    ],
)
def test_latin_runs_in_arabic_stand_apart(text: str, expected: str) -> None:
    assert said.inline(text, "ar", AR) == expected


def test_figures_need_no_isolation_but_references_do() -> None:
    assert said.left_to_right("12.1", AR) == "12.1"
    assert said.left_to_right("5(1)(a)", AR) == '<bdi dir="ltr">5(1)(a)</bdi>'
    assert said.left_to_right("5(1)(a)", EN) == "5(1)(a)"


def test_signs_that_turn_the_direction_are_left_out() -> None:
    assert said.inline("a\u202eb\u2066c\u200e", "", EN) == "abc\u200e"


def test_only_web_addresses_become_links() -> None:
    assert said.link("https://x.example/?a=1&b=2", EN).startswith(
        '<a class="address long" href="https://x.example/?a=1&amp;b=2"'
    )
    assert "<a" not in said.link("javascript:alert(1)", EN)
    assert "<a" not in said.link("file:///etc/passwd", EN)


def test_paragraphs_are_lines() -> None:
    assert said.paragraphs("One\n\nTwo <b>", "", EN) == "<p>One</p><p>Two &lt;b&gt;</p>"


def test_a_long_word_may_be_broken() -> None:
    assert said.inline("a " + "y" * 60, "", EN) == f'a <span class="long">{"y" * 60}</span>'
