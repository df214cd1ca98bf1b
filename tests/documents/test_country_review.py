"""The country review as a PDF: everything is in it, nothing else is, and it is the same each time."""

import re
from collections import Counter
from functools import cache
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from review.documents import country_review, fonts, signs
from review.documents.pdf import write
from review.language import LANGUAGES
from review.questionnaire.path import in_force
from tests.documents.facts import ANSWERS, LAWS, QUESTIONNAIRE, draft, review
from tests.documents.languages import facts_in

SCRIPTS = ("en", "ar", "zh", "ru")


@cache
def made(tag: str = "en") -> bytes:
    return country_review.pdf(review(**facts_in(tag)))


def read(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content))


def text_of(content: bytes) -> str:
    """Return the words of all pages, blanks and line ends as one blank."""
    return " ".join(" ".join(page.extract_text() for page in read(content).pages).split())


def embedded(content: bytes) -> set[str]:
    found = set()
    for page in read(content).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert "/FontFile2" in descriptor, font
            found.add(font.get_object()["/BaseFont"])
    return {re.sub(r"^/[A-Z]{6}\+", "", name) for name in found}


@pytest.mark.parametrize("tag", SCRIPTS)
def test_only_our_fonts_are_embedded(tag: str) -> None:
    ours = tuple(family.replace(" ", "-") for family in fonts.FAMILIES)
    names = embedded(made(tag))
    assert names
    assert all(name.startswith(ours) for name in names), names


def test_a_sign_no_font_has_brings_in_no_other_font() -> None:
    answers = ANSWERS | {"5-3": [{"language": "en", "text": "ᚠᚢᚦ 😀 ไทย हिन्दी"}]}
    ours = tuple(family.replace(" ", "-") for family in fonts.FAMILIES)
    assert all(name.startswith(ours) for name in embedded(country_review.pdf(review(answers=answers))))


def test_the_font_of_signs_is_the_one_we_draw() -> None:
    assert (fonts.FOLDER / "ReviewSigns-Regular.ttf").read_bytes() == signs.font()


@pytest.mark.parametrize("tag", SCRIPTS)
def test_the_same_facts_make_the_same_bytes(tag: str) -> None:
    assert country_review.pdf(review(**facts_in(tag))) == made(tag)


def test_other_facts_make_another_identifier() -> None:
    other = country_review.pdf(review(state_name="Yland"))
    assert read(other).trailer["/ID"] != read(made()).trailer["/ID"]


@pytest.mark.parametrize("tag", SCRIPTS)
def test_tagged_with_language_title_and_bookmarks(tag: str) -> None:
    reader = read(made(tag))
    root: DictionaryObject = reader.trailer["/Root"]
    assert root["/Lang"] == tag
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    facts = review(**facts_in(tag))
    assert reader.metadata is not None
    assert reader.metadata.title == f"{facts.state_name} – {facts.questionnaire.title}"
    titles = [entry.title for entry in reader.outline if not isinstance(entry, list)]
    for section in facts.questionnaire.sections:
        assert any(section.title in title for title in titles), titles
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()


def test_every_question_in_force_stands_on_the_paper() -> None:
    text = text_of(made())
    for key in in_force(QUESTIONNAIRE, ANSWERS):
        question = QUESTIONNAIRE.questions[key]
        assert f"{question.number} " in text
        assert question.text in text


@pytest.mark.parametrize(
    "said",
    [
        "☒ Yes, in part",
        "☐ No",
        "☒ Organizing",
        "☐ Directing",
        "Financing a group",
        "Falta la pena para quien dirige el grupo.",
        "The penalty for whoever directs the group is missing.",
        "section 12(1)",
        "1,204",
        "not available",
        "1,250,000.5 US dollars",
        "1 March 2019",
        "Ministry of Justice, Directorate for Cooperation",
        "https://justice.example/cooperation",
        "Convention against Corruption",
        "☒ Civil",
        "第三十条",
        "A workshop on joint investigations.",
        "5" * 64,
    ],
)
def test_every_reply_stands_on_the_paper(said: str) -> None:
    assert said.replace(" ", "") in text_of(made()).replace(" ", "")


@pytest.mark.parametrize("tag", SCRIPTS)
def test_the_letters_can_be_read_out_and_copied(tag: str) -> None:
    # Fonts that compose Arabic letters of a body and dots lose the letters: only their order is left to the reader.
    given = Counter(text_of(made(tag)))
    title = review(**facts_in(tag)).questionnaire.sections[0].title
    asked = Counter("".join(q.text for q in review(**facts_in(tag)).questionnaire.questions.values() if not q.parent))
    assert Counter(title.replace(" ", "")) <= given
    assert {letter for letter in asked if letter.isalpha()} <= set(given)


def test_a_question_without_reply_says_so() -> None:
    assert "Please describe good practices. No reply" in text_of(made())


def test_what_is_not_in_force_stays_away() -> None:
    answers = ANSWERS | {"5-1": "no"}
    text = text_of(country_review.pdf(review(answers=answers)))
    assert "Please cite the law. " not in text
    assert "section 12(1)" not in text
    assert "What is missing?" in text


def test_laws_are_noted_at_their_article_and_gathered() -> None:
    html = country_review.html(review())
    assert [int(n) for n in re.findall(r'id="note-(\d+)"', html)] == [1, 2, 3, 4]
    first, second = html.index('id="s-article-5"'), html.index('id="s-article-10"')
    assert first < html.index('id="note-2"') < second < html.index('id="note-3"')
    assert {int(n) for n in re.findall(r'id="law-(\d+)"', html)} == {1, 2, 3}
    assert LAWS[4].title not in html


def test_every_inner_link_has_its_place() -> None:
    html = country_review.html(review())
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(re.findall(r'id="([^"]+)"', html))


def test_a_law_that_is_not_in_the_list_is_named_by_its_number() -> None:
    answers = ANSWERS | {"10-7": [{"law": 99, "provision": "section 1"}]}
    assert "Law 99 of the State’s list" in country_review.html(review(answers=answers))


def test_a_draft_says_so_on_every_page() -> None:
    pages = [page.extract_text() for page in read(country_review.pdf(draft())).pages]
    assert all("Draft" in page for page in pages)
    assert not any("Draft" in page.extract_text() for page in read(made()).pages)


@pytest.mark.parametrize("tag", SCRIPTS)
def test_every_page_is_numbered_but_the_cover(tag: str) -> None:
    pages = read(made(tag)).pages
    for number, page in enumerate(pages[1:], 2):
        words = page.extract_text()
        assert re.search(rf"(?<!\d){number}(?!\d)", words)
        assert str(len(pages)) in words


@pytest.mark.parametrize("tag", SCRIPTS)
def test_language_and_direction_of_the_page(tag: str) -> None:
    html = country_review.html(review(**facts_in(tag)))
    assert f'<html lang="{tag}" dir="{LANGUAGES[tag].direction}">' in html


HOSTILE = (
    "<script>alert(1)</script><img src='file:///etc/hostname'><link rel=attachment href='file:///etc/hostname'>"
    "<style>@import 'file:///etc/hostname'; body{display:none}</style>{{ 7 * 7 }}\u202etxet desrever\u2066"
)


def hostile() -> dict[str, Any]:
    law = LAWS[1].__class__(1, HOSTILE, HOSTILE, "", "en", "file:///etc/hostname")
    return {
        "state_name": HOSTILE,
        "answers": ANSWERS | {"5-3": [{"language": "en", "text": HOSTILE}]},
        "laws": LAWS | {1: law},
    }


def test_hostile_words_are_only_words() -> None:
    html = country_review.html(review(**hostile()))
    assert "<script" not in html
    assert "<img" not in html
    assert html.count("<style>") == html.count("</style>") == 1
    assert 'href="file:' not in html
    assert "\u202e" not in html.split("<body")[1]
    reader = read(country_review.pdf(review(**hostile())))
    assert "alert(1)" in " ".join(page.extract_text() for page in reader.pages)
    assert not reader.attachments


@pytest.mark.parametrize("address", ["file:///etc/hostname", "https://example.org/a.css", "data:text/css,p{}"])
def test_nothing_is_fetched(address: str, caplog: pytest.LogCaptureFixture) -> None:
    body = f"<html lang=en><head><title>t</title><link rel=stylesheet href='{address}'></head><p>words</p></html>"
    assert "words" in text_of(write(body))
    assert "documents fetch nothing" in caplog.text


def test_a_long_word_stays_on_the_page() -> None:
    answers = ANSWERS | {"5-3": [{"language": "en", "text": "x" * 400}]}
    pages = read(country_review.pdf(review(answers=answers))).pages
    lines = [line for page in pages for line in page.extract_text().splitlines() if "xxxx" in line]
    assert "".join(lines).count("x") == 400
    assert max(map(len, lines)) < 120


def test_nothing_answered_still_makes_a_paper() -> None:
    text = text_of(country_review.pdf(draft(answers={}, laws={})))
    assert "The replies cite no law or decision." in text
