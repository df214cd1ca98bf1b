"""Catalogs: what is not translated is missing, and not English in disguise."""

from datetime import UTC, date, datetime

import pytest

from review.language import LANGUAGES, catalog, date_words, moment_words, number_words, questionnaire_texts


def test_a_text_without_translation_is_left_out() -> None:
    found = questionnaire_texts("fr", ("Jurisdiction", "A text that nobody translated"))

    assert found == {"Jurisdiction": "Compétence"}


@pytest.mark.parametrize(("tag", "words"), [("zh", "部分是"), ("fr", "Oui, en partie"), ("ar", "نعم، جزئيا")])
def test_established_terms(tag: str, words: str) -> None:
    assert catalog(tag).gettext("Yes, in part") == words


def test_plurals_follow_the_language() -> None:
    forms = [catalog("ru").ngettext("%(num)d hint", "%(num)d hints", n) % {"num": n} for n in (1, 2, 5, 21)]

    assert forms == ["1 замечание", "2 замечания", "5 замечаний", "21 замечание"]


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_digits_are_the_same_everywhere(language: object) -> None:
    day, moment = date(2026, 11, 21), datetime(2026, 11, 21, 14, 2, tzinfo=UTC)

    written = (date_words(day, language), moment_words(moment, language), number_words(1234567, language))

    assert all("2026" in text for text in written[:2])
    assert "14:02 UTC" in written[1]
    assert "1" in written[2]
    assert "567" in written[2]
