"""Progress, gaps and hints."""

from hypothesis import given, settings

from review.questionnaire.progress import Progress, gaps, hints, progress
from tests.unit.questionnaire.examples import questionnaire
from tests.unit.questionnaire.test_path import REPLIES

CONDITIONS = questionnaire("conditions")
TEXT = [{"language": "en", "text": "A word"}]


def test_nothing_answered_leaves_only_what_is_asked_for():
    assert progress(CONDITIONS, {}) == Progress(done=0, total=1, required_left=1, hinted=0)
    assert gaps(CONDITIONS, {}) == ("offence",)


def test_a_reply_can_bring_more_that_is_required_or_expected():
    # offence, offence-law (expected), offence-missing (required)
    assert progress(CONDITIONS, {"offence": "partly"}) == Progress(done=1, total=3, required_left=1, hinted=1)
    assert gaps(CONDITIONS, {"offence": "partly"}) == ("offence-missing",)


def test_optional_questions_count_once_they_are_answered():
    answers = {"offence": "yes", "offence-law": [{"law": 1, "provision": ""}], "offence-remark": TEXT}
    assert progress(CONDITIONS, answers) == Progress(done=3, total=3, required_left=0, hinted=0)


def test_answers_that_no_longer_apply_count_for_nothing():
    answers = {"offence": "yes", "offence-missing": TEXT, "aid-since": "2026-11-21"}
    assert progress(CONDITIONS, answers) == Progress(done=1, total=2, required_left=0, hinted=1)


def test_sections_add_up_to_the_whole():
    answers = {"offence": "partly", "forms": {"options": ["act"]}, "either": TEXT}
    parts = [progress(CONDITIONS, answers, section.key) for section in CONDITIONS.sections]
    whole = progress(CONDITIONS, answers)
    assert parts[1] == Progress(done=1, total=1, required_left=0, hinted=0)
    assert whole.done == sum(part.done for part in parts)
    assert whole.total == sum(part.total for part in parts)


def test_notes_are_nothing_to_do():
    assert progress(questionnaire("note"), {}) == Progress(done=0, total=0, required_left=0, hinted=0)


def test_what_is_expected_and_missing_is_a_hint():
    def messages(name, answers):
        return {
            key: [problem.message for problem in found] for key, found in hints(questionnaire(name), answers).items()
        }

    assert messages("conditions", {"offence": "yes"}) == {"offence-law": ["No law is cited yet."]}
    assert messages("text", {}) == {"5-1-why": ["No explanation is given yet."]}
    assert messages("text", {"5-1-why": TEXT}) == {}
    assert messages("conditions", {}) == {}


def test_a_sum_that_does_not_add_up_is_a_hint():
    cases = dict.fromkeys(("convicted/2024", "acquitted/2024", "other/2024", "total/2024"), "1")
    found = hints(questionnaire("statistics"), {"5-1-cases": cases})
    assert [problem.item for problem in found["5-1-cases"]] == ["total/2024"]
    assert progress(questionnaire("statistics"), {"5-1-cases": cases}).hinted == 1


@settings(max_examples=60, deadline=None)
@given(REPLIES)
def test_the_three_views_agree(answers):
    found = progress(CONDITIONS, answers)
    assert 0 <= found.done <= found.total
    assert found.required_left == len(gaps(CONDITIONS, answers))
    assert found.hinted == len(hints(CONDITIONS, answers))
    assert found.required_left <= found.total - found.done
