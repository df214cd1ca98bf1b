"""Replies in words: text, citations, authority, reference; and the note, which takes none."""

import pytest

from review.questionnaire.kind import KINDS, Fact, Invalid, Passage
from review.questionnaire.kind.base import LONGEST_TEXT, clean
from review.questionnaire.kind.citations import MOST, laws_cited
from tests.unit.questionnaire.examples import question


def parse(name, items, place=0):
    return KINDS[name].parse(question(name, place), items)


def problems(name, items, place=0):
    with pytest.raises(Invalid) as refused:
        parse(name, items, place)
    return [problem.item for problem in refused.value.problems]


def test_text_in_two_languages():
    value = parse("text", {"": "Нет закона", "language": "ru", "second": "No law", "second.language": "en"})
    assert value == [{"language": "ru", "text": "Нет закона"}, {"language": "en", "text": "No law"}]
    assert list(KINDS["text"].passages(value)) == [Passage("", "Нет закона", "ru"), Passage("second", "No law", "en")]
    assert list(KINDS["text"].facts(value)) == [Fact("filled")]


def test_text_is_english_when_nobody_says_otherwise_and_empty_without_words():
    assert parse("text", {"": "No law"}) == [{"language": "en", "text": "No law"}]
    assert parse("text", {"": " \r\n ", "language": "fr"}) is None


def test_text_refuses_other_languages_and_too_much():
    assert problems("text", {"": "Kein Gesetz", "language": "de"}) == ["language"]
    assert problems("text", {"": "a" * (LONGEST_TEXT + 1)}) == [""]
    assert parse("text", {"": "a" * LONGEST_TEXT})


def test_clean_keeps_words_and_drops_what_no_page_can_show():
    assert clean(" a\r\nb\rc\td\x00\x0b\ud800\uffff ") == "a\nb\nc\td"
    # Joiners shape Arabic and Persian words, marks turn the direction: they stay, as do signs of two halves.
    assert clean("می\u200cخواهم \u200f𠮷") == "می\u200cخواهم \u200f𠮷"


def test_citations():
    value = parse("citations", {"2.law": "7", "2.provision": "art. 3", "5.law": "12", "1.law": " "})
    assert value == [{"law": 7, "provision": "art. 3"}, {"law": 12, "provision": ""}]
    assert laws_cited(value) == (7, 12)
    assert KINDS["citations"].items(value) == {"1.law": "7", "1.provision": "art. 3", "2.law": "12"}
    assert list(KINDS["citations"].passages(value)) == [Passage("1.provision", "art. 3")]


@pytest.mark.parametrize("law", ["", "seven", "0", "-1", "1.5", "٧", "1" * 5_000])
def test_a_provision_needs_its_law(law):
    assert problems("citations", {"1.law": law, "1.provision": "art. 3"}) == ["1.law"]


@pytest.mark.parametrize("item", [f"{MOST + 1}.law", "0.law", "01.law", "law", "1.page", "1.file"])
def test_citations_refuse_what_is_no_part_of_them(item):
    assert problems("citations", {item: "1"}) == [item]


def test_a_specimen_only_where_the_question_takes_one():
    sha256 = "0" * 63 + "a"
    value = parse("citations", {"1.law": "7", "1.file": sha256}, place=1)
    assert value == [{"law": 7, "provision": "", "file": sha256}]
    assert problems("citations", {"1.law": "7", "1.file": "../etc"}, place=1) == ["1.file"]


def test_authority():
    value = parse("authority", {"name": "Ministry of Justice", "website": "https://example.org", "role": " "})
    assert value == {"name": "Ministry of Justice", "website": "https://example.org"}
    assert list(KINDS["authority"].passages(value)) == [Passage("name", "Ministry of Justice")]
    assert problems("authority", {"fax": "1", "name": "a" * 1001}) == ["fax", "name"]


@pytest.mark.parametrize("link", ["javascript:alert(1)", "example.org", "https://a b", "https://a\nb", "ftp://a"])
def test_a_link_is_an_address_of_the_web(link):
    assert problems("authority", {"website": link}) == ["website"]


def test_reference():
    value = parse("reference", {"mechanism": "Another review", "date": "20250301", "valid_on": "2026-11-21"})
    assert value == {"mechanism": "Another review", "date": "2025-03-01", "valid_on": "2026-11-21"}
    assert list(KINDS["reference"].passages(value)) == [Passage("mechanism", "Another review")]
    assert problems("reference", {"date": "last year", "link": "here"}) == ["date", "link"]


def test_a_note_takes_no_reply():
    assert parse("note", {"": " "}, place=1) is None
    assert problems("note", {"": "seen"}, place=1) == [""]
    assert KINDS["note"].items(None) == {}
    assert list(KINDS["note"].facts(None)) == []
