"""Which questions are in force."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.questionnaire.path import asked, holds, in_force, steers
from review.questionnaire.shape import Condition
from tests.unit.questionnaire.examples import questionnaire

CONDITIONS = questionnaire("conditions")

ALWAYS = {"offence", "forms"}


def applies(**answers):
    """Return what is in force beside the questions that always are; `_` in names for `-`."""
    return set(in_force(CONDITIONS, {key.replace("_", "-"): value for key, value in answers.items()})) - ALWAYS


def test_without_answers_follow_ups_without_a_condition_apply():
    assert applies() == {"offence-remark", "without"}


@pytest.mark.parametrize(
    ("reply", "keys"),
    [
        ("yes", {"offence-law", "offence-remark", "either"}),
        ("partly", {"offence-law", "offence-missing", "offence-remark", "without"}),
        ("no", {"offence-missing", "offence-remark", "without"}),
    ],
)
def test_replies_bring_their_follow_ups(reply, keys):
    assert applies(offence=reply) == keys


def test_ticks_and_filled_questions_bring_others():
    assert applies(forms={"options": ["act"]}) == {"offence-remark", "either", "without"}
    assert "aid-since" in applies(forms={"options": ["act", "aid"]})
    assert "day-reason" in applies(forms={"options": ["aid"]}, aid_since="2026-11-21")
    assert "both" in applies(offence="yes", forms={"options": ["act"]})
    assert "both" not in applies(offence="partly", forms={"options": ["act"]})


def test_an_answer_that_no_longer_applies_steers_nothing():
    assert "day-reason" not in applies(forms={"options": ["act"]}, aid_since="2026-11-21")


def test_a_follow_up_does_not_outlive_its_parent():
    source = [{"language": "en", "text": "Article 3"}]
    assert "aid-source" in applies(forms={"options": ["aid"]})
    assert "aid-source" not in applies(forms={"options": ["act"]}, aid_since="2026-11-21", aid_source=source)


def test_notes_are_in_force():
    assert in_force(questionnaire("note"), {}) == ("5-1-first", "5-1-note", "5-1-second")


def test_which_replies_steer():
    found = {key for key in CONDITIONS.questions if steers(CONDITIONS, key)}
    assert found == {"offence", "forms", "aid-since"}


def test_what_a_condition_looks_at():
    both = CONDITIONS.questions["both"].when
    assert asked(both) == {"offence", "forms"}


REPLIES = st.fixed_dictionaries(
    {},
    optional={
        "offence": st.sampled_from(["yes", "partly", "no"]),
        "forms": st.lists(st.sampled_from(["act", "aid"]), min_size=1, unique=True).map(
            lambda ticks: {"options": ticks}
        ),
        "aid-since": st.just("2026-11-21"),
    },
)


@settings(max_examples=60, deadline=None)
@given(REPLIES)
def test_the_path_keeps_the_order_and_every_follow_up_its_parent(answers):
    found = in_force(CONDITIONS, answers)
    assert list(found) == [key for key in CONDITIONS.questions if key in set(found)]
    assert all(parent in found for key in found if (parent := CONDITIONS.questions[key].parent))
    # Answers to what does not apply change nothing.
    assert in_force(CONDITIONS, {key: value for key, value in answers.items() if key in found}) == found


@settings(max_examples=60, deadline=None)
@given(REPLIES)
def test_conditions_are_the_logic_they_are_named_after(answers):
    yes, act = Condition("is", "offence", ("yes",)), Condition("has", "forms", ("act",))

    def true(condition):
        return holds(condition, CONDITIONS, answers)

    assert true(Condition("all", parts=(yes, act))) == (true(yes) and true(act))
    assert true(Condition("any", parts=(yes, act))) == (true(yes) or true(act))
    assert true(Condition("not", parts=(yes,))) != true(yes)
    assert true(Condition("filled", "offence")) == ("offence" in answers)
