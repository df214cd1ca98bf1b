"""Replies that are ticks: implementation, choice, choices, assistance."""

import pytest

from review.questionnaire.kind import KINDS, Fact, Invalid, Passage
from tests.unit.questionnaire.examples import question


def parse(name, items, place=0):
    asked = question(name, place)
    return KINDS[asked.kind].parse(asked, items)


def problems(name, items, place=0):
    with pytest.raises(Invalid) as refused:
        parse(name, items, place)
    return [(problem.item, problem.values) for problem in refused.value.problems]


@pytest.mark.parametrize("reply", ["yes", "partly", "no"])
def test_implementation(reply):
    value = parse("implementation", {"": f" {reply} "})
    kind = KINDS["implementation"]
    assert value == reply
    assert kind.ticked(value) == {reply}
    assert list(kind.facts(value)) == [Fact(reply)]
    assert list(kind.passages(value)) == []


def test_implementation_refuses_other_replies_and_takes_none():
    assert parse("implementation", {}) is None
    assert problems("implementation", {"": "maybe"}) == [("", {"reply": "maybe"})]
    assert problems("implementation", {"extra": "x"}) == [("extra", {"item": "extra"})]


def test_choice():
    value = parse("choice", {"": "agreement"})
    assert value == {"option": "agreement"}
    assert KINDS["choice"].ticked(value) == {"agreement"}
    assert list(KINDS["choice"].facts(value)) == [Fact("agreement")]
    assert problems("choice", {"": "neither"}) == [("", {"option": "neither"})]


def test_words_beside_other_tick_it():
    value = parse("choice", {"other.text": "A third model\r\n"})
    assert value == {"option": "other", "other": "A third model"}
    assert list(KINDS["choice"].passages(value)) == [Passage("other.text", "A third model")]
    assert parse("choices", {"act": "1", "other.text": "Intent"}) == {"options": ["act", "other"], "other": "Intent"}


@pytest.mark.parametrize("name", ["choice", "choices"])
def test_words_are_refused_where_no_option_takes_them(name):
    assert problems(name, {"other.text": "A third model"}, place=1) == [("other.text", {"item": "other.text"})]


def test_words_beside_other_have_an_end():
    assert problems("choice", {"": "other", "other.text": "a" * 1001}) == [
        ("other.text", {"length": 1001, "longest": 1000})
    ]


@pytest.mark.parametrize("tick", ["1", "x", "X", "yes", "true", "on"])
def test_choices_read_ticks_as_people_write_them_in_the_order_of_the_question(tick):
    value = parse("choices", {"group": tick, "act": tick, "none": "no", "other": ""})
    assert value == {"options": ["act", "group"]}
    assert KINDS["choices"].ticked(value) == {"act", "group"}
    assert list(KINDS["choices"].facts(value)) == [Fact("act"), Fact("group")]


def test_none_excludes_the_others():
    assert parse("choices", {"none": "1"}) == {"options": ["none"]}
    assert problems("choices", {"none": "1", "act": "1"}) == [("none", {})]


def test_all_problems_are_told_at_once():
    assert problems("choices", {"act": "perhaps", "group": "soon", "third": "1"}) == [
        ("third", {"item": "third"}),
        ("act", {"tick": "perhaps"}),
        ("group", {"tick": "soon"}),
    ]


def test_assistance_can_be_needed_and_received():
    kind = KINDS["assistance"]
    value = parse(
        "assistance", {"training.received": "1", "training.needed": "1", "drafting.needed": "x", "provider": " UNODC "}
    )
    assert value == {"needed": ["drafting", "training"], "received": ["training"], "provider": "UNODC"}
    assert kind.ticked(value) == {"drafting", "training"}
    assert list(kind.facts(value)) == [Fact("drafting.needed"), Fact("training.needed"), Fact("training.received")]
    assert list(kind.passages(value)) == [Passage("provider", "UNODC")]


def test_assistance_refuses_unknown_kinds_and_signs():
    assert problems("assistance", {"money.needed": "1", "training.needed": "much"}) == [
        ("money.needed", {"item": "money.needed"}),
        ("training.needed", {"tick": "much"}),
    ]
    assert parse("assistance", {"training.needed": "0"}) is None
