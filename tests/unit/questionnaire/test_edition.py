"""Editions: complete, one way of writing, and the questionnaire back in each language."""

import json
from dataclasses import replace

import pytest

from review.language import LANGUAGES
from review.questionnaire.edition import Incomplete, canonical, digest, document
from review.questionnaire.edition import questionnaire as of_edition
from review.questionnaire.text import in_language, texts
from tests.unit.questionnaire.examples import FOLDER, questionnaire

FIXTURES = sorted(path.stem for path in (FOLDER / "untoc").glob("*.yaml"))


def translations(read):
    return {tag: {text: text if tag == "en" else f"{tag}: {text}" for text in texts(read)} for tag in LANGUAGES}


@pytest.mark.parametrize("name", FIXTURES)
def test_a_questionnaire_comes_back_from_its_edition_in_every_language(name):
    read = questionnaire(name)
    words = translations(read)
    stored = json.loads(canonical(document(read, words)))
    assert of_edition(stored, "en") == read
    for tag in LANGUAGES:
        assert of_edition(stored, tag) == in_language(read, words[tag])


def test_the_same_questionnaire_is_the_same_bytes_in_whatever_order_it_was_put_together():
    read = questionnaire("conditions")
    words = translations(read)
    turned = {tag: dict(reversed(words[tag].items())) for tag in reversed(words)}
    content = canonical(document(read, words))
    assert content == canonical(document(read, turned))
    assert content == canonical(json.loads(content))
    assert digest(content) == digest(bytes(content))
    assert len(digest(content)) == 64


def test_the_order_of_a_mapping_does_not_show():
    assert canonical({"b": {"d": 1, "c": [2, 1]}, "a": "é"}) == '{"a":"é","b":{"c":[2,1],"d":1}}'.encode()


def test_another_word_is_another_hash():
    read = questionnaire("conditions")
    words = translations(read)
    changed = words | {"ru": words["ru"] | {"Aiding": "Пособничество"}}
    assert digest(canonical(document(read, words))) != digest(canonical(document(read, changed)))


def test_the_bytes_are_readable_utf_8_without_blanks():
    read = replace(questionnaire("date"), title="تجريم")
    content = canonical(document(read, translations(read)))
    assert "تجريم" in content.decode("utf-8")
    assert b'": ' not in content.replace(b'"ru: ', b"")


def test_a_missing_text_and_a_missing_language_are_both_refused():
    read = questionnaire("choice")
    words = translations(read)
    words["ar"] = words["ar"] | {"Agreement": ""}
    del words["es"]
    with pytest.raises(Incomplete) as refused:
        document(read, words)
    assert refused.value.missing == {"ar": ["Agreement"], "es": list(texts(read))}
    assert str(refused.value) == f"texts without a translation (ar: 1, es: {len(texts(read))})"


def test_an_edition_knows_no_other_language():
    read = questionnaire("date")
    with pytest.raises(KeyError):
        of_edition(document(read, translations(read)), "de")
