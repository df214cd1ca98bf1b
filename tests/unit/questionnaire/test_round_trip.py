"""Whatever is typed: a reply is stored as one plain value that gives the same items back, or refused with reasons."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.language import LANGUAGES
from review.questionnaire.kind import KINDS, Invalid
from review.questionnaire.kind.base import clean
from review.questionnaire.kind.statistics import cells
from tests.unit.questionnaire.examples import FOLDER, question, questionnaire

#: Every question of the fixtures of one kind each.
QUESTIONS = [
    (name, place)
    for name in sorted(path.stem for path in (FOLDER / "untoc").glob("*.yaml"))
    if name in KINDS
    for place in range(len(questionnaire(name).questions))
]

#: What people type that is a reply somewhere, and what is none anywhere.
LIKELY = st.sampled_from(
    (
        *("", " ", "1", "x", "yes", "partly", "no", "agreement", "participation", "other", "act", "12.5", "1 250"),
        *("-", "na", "0", "-0", "٣", "12,5", "1,234", "2026-11-21", "20261121", "https://example.org/a", "a" * 64),
        *LANGUAGES,
    )
)
TYPED = st.one_of(
    LIKELY, st.text(max_size=20), st.text(alphabet="0123456789.,-x \u0660\uff11\ud800\x00\r\n", max_size=8)
)


def known_items(asked):
    """Return the items a question of this kind may have, and one it has not."""
    names = {
        "choice": ["", "other.text"],
        "choices": [*asked.option_texts, "other.text"],
        "text": ["", "language", "second", "second.language"],
        "statistics": cells(asked),
        "citations": [f"{row}.{field}" for row in (1, 2, 9) for field in ("law", "provision", "file")],
        "assistance": [f"{key}.{state}" for key in asked.option_texts for state in ("needed", "received")]
        + ["provider", "details"],
    }
    labels = getattr(KINDS[asked.kind], "labels", {"": ""})
    return [*names.get(asked.kind, labels), "no such item"]


def test_every_kind_has_a_fixture():
    assert {question(name, place).kind for name, place in QUESTIONS} == set(KINDS)


@pytest.mark.parametrize(("name", "place"), QUESTIONS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_typed_items_are_kept_without_loss_or_refused(name, place, data):
    asked = question(name, place)
    kind = KINDS[asked.kind]
    items = data.draw(st.dictionaries(st.sampled_from(known_items(asked)), TYPED, max_size=6))
    value, problems = tried(asked, items)
    if problems:
        # Each message can be written with the values it names.
        assert all(problem.message % problem.values for problem in problems)
        return
    if value is None:
        assert not any(map(meant, items.items()))
        return
    again = kind.items(value)
    assert all(isinstance(text, str) and text for text in again.values())
    assert kind.parse(asked, again) == value
    stored = json.dumps(value, ensure_ascii=False).encode("utf-8")
    assert json.loads(stored) == value
    assert kind.ticked(value) <= {*asked.option_texts, "yes", "partly", "no"}
    # Words about assistance without a tick are kept, and there is nothing in them to count.
    assert list(kind.facts(value)) or asked.kind == "assistance"
    assert all(passage.text for passage in kind.passages(value))
    list(kind.hints(asked, value))


def tried(asked, items):
    """Return the plain value of items and no problems, or None and the problems."""
    try:
        return KINDS[asked.kind].parse(asked, items), []
    except Invalid as refused:
        return None, refused.problems


def meant(item):
    """Return what a person meant by an item: nothing by blanks, an unticked box, or the language of no text."""
    name, typed = item
    if name.endswith("language") or typed.strip().lower() in ("0", "no", "false", "off"):
        return ""
    return "".join(c for c in typed if c.isprintable() and not c.isspace())


@settings(max_examples=60, deadline=None)
@given(
    texts=st.lists(st.tuples(st.sampled_from([*LANGUAGES]), st.text(min_size=1, max_size=80)), min_size=1, max_size=2)
)
def test_words_in_every_script_come_back(texts):
    asked, kind = question("text"), KINDS["text"]
    items = {}
    for (item, language), (tag, text) in zip((("", "language"), ("second", "second.language")), texts, strict=False):
        items |= {item: text, language: tag}
    kept = [(version["language"], version["text"]) for version in kind.parse(asked, items) or []]
    assert kept == [(tag, clean(text)) for tag, text in texts if clean(text)]
