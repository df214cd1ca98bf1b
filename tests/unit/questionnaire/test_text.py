"""Which fields are texts, in memory and in the files alike, and another language in their place."""

import io

import pytest
import yaml
from babel.messages.extract import extract as babel_extract

from review.place import QUESTIONNAIRES
from review.questionnaire.load import load_all
from review.questionnaire.text import extract, folded, in_language, texts
from tests.unit.questionnaire.examples import FOLDER, questionnaire

FIXTURES = sorted(path.stem for path in (FOLDER / "untoc").glob("*.yaml"))


def extracted(*paths):
    found = []
    for path in paths:
        with path.open("rb") as file:
            found += list(extract(file, (), (), {}))
    return found


def test_texts_come_in_the_order_of_reading_and_once():
    assert texts(questionnaire("shared")) == (
        "Shared blocks",
        "Participation",
        "Is it an offence?",
        "Which law?",
        "Which means are lacking?",
        "Staff",
        "Other means",
        "Which practices are worth sharing?",
        "Laundering",
        "Is laundering an offence?",
    )


def test_units_rows_and_guidance_are_texts_and_keys_are_none():
    assert "years" in texts(questionnaire("number"))
    assert texts(questionnaire("statistics"))[-4:] == ("Convicted", "Acquitted", "Other outcome", "Total")
    assert "A few sentences are enough.\n\nName nobody." in texts(questionnaire("text"))


@pytest.mark.parametrize("name", FIXTURES)
def test_the_extractor_finds_just_the_texts_of_the_files(name):
    files = [FOLDER / "untoc" / f"{name}.yaml"] + ([FOLDER / "shared" / "blocks.yaml"] if name == "shared" else [])
    assert {message for _, _, message, _ in extracted(*files)} == set(texts(questionnaire(name)))


def test_the_extractor_finds_every_text_of_our_questionnaires():
    found = {message for _, _, message, _ in extracted(*QUESTIONNAIRES.glob("*/*.yaml"))}
    wanted = {text for read in load_all(QUESTIONNAIRES).values() for text in texts(read)}
    assert wanted <= found


def test_the_extractor_says_line_and_path():
    path = FOLDER / "untoc" / "text.yaml"
    lines = path.read_text("utf-8").splitlines()
    found = {message: (lines[line - 1].strip(), comments) for line, _, message, comments in extracted(path)}
    assert found["Words"] == ("title: Words", ["title"])
    assert found["What is missing?"] == ("text: What is missing?", ["sections[0].questions[0].text"])
    assert found["A few sentences are enough.\n\nName nobody."] == (
        "guidance: |",
        ["sections[0].questions[0].guidance"],
    )


def test_babel_takes_what_the_extractor_gives():
    with (FOLDER / "untoc" / "choice.yaml").open("rb") as file:
        found = [message for _, message, _, _ in babel_extract(extract, file)]
    assert {"One of several", "Agreement", "Another model"} <= set(found)


def test_the_extractor_bears_an_empty_file():
    assert list(extract(io.BytesIO(b""), (), (), {})) == []


@pytest.mark.parametrize("style", ["|", ">", '"'])
def test_a_text_is_the_same_message_however_its_lines_are_broken(style):
    wide, narrow = ("One two three four.\n\nFive.", "One two\nthree four.\n\n\nFive.\n")
    dumped = yaml.safe_dump({"title": narrow}, default_style=style).encode()
    assert folded(wide) == folded(narrow) == "One two three four.\n\nFive."
    assert [message for _, _, message, _ in extract(io.BytesIO(dumped), (), (), {})] == [wide]


def test_every_text_is_replaced_and_nothing_else():
    english = questionnaire("conditions")
    other = in_language(english, {text: f"<{text}>" for text in texts(english)})
    assert texts(other) == tuple(f"<{text}>" for text in texts(english))
    assert list(other.questions) == list(english.questions)
    assert other.questions["forms"].option_texts["aid"] == "<Aiding>"
    assert other.questions["both"].when == english.questions["both"].when
    assert other.questions["both"].guidance == ""


def test_a_text_without_a_translation_is_no_blank():
    with pytest.raises(KeyError):
        in_language(questionnaire("date"), {})
