"""Reading whole questionnaires: numbers, follow-ups, shared blocks, conditions, texts."""

import pytest

from review.place import QUESTIONNAIRES
from review.questionnaire.load import Malformed, load_all
from review.questionnaire.shape import Condition
from tests.unit.questionnaire.examples import FOLDER, question, questionnaire


def test_questions_are_numbered_over_the_whole_questionnaire_and_notes_are_not():
    def numbers(name):
        return {key: found.number for key, found in questionnaire(name).questions.items()}

    assert numbers("note") == {"5-1-first": "1", "5-1-note": "", "5-1-second": "2"}
    assert numbers("shared") == {
        "offence": "1",
        "offence-law": "1.1",
        "offence-means": "1.2",
        "article-5-practice": "2",
        "laundering": "3",
        "laundering-law": "3.1",
        "laundering-means": "3.2",
        "article-6-practice": "4",
    }


def test_follow_ups_inherit_what_they_do_not_say():
    found = questionnaire("conditions").questions
    law, missing = found["offence-law"], found["offence-missing"]
    assert (law.parent, law.provision, law.obligation, law.tags) == ("offence", "5(1)", "mandatory", ("offence",))
    assert (missing.provision, missing.obligation, missing.tags) == ("5(2)", "optional", ("gap",))
    assert found["forms"].obligation == "none"
    assert [f.key for f in questionnaire("conditions").follow_ups["offence"]] == [
        "offence-law",
        "offence-missing",
        "offence-remark",
    ]


def test_shared_blocks_speak_of_the_question_they_hang_under():
    found = questionnaire("shared").questions
    assert found["laundering-law"].when == Condition("is", "laundering", ("yes", "partly"))
    assert found["laundering-law"].obligation == "qualified"
    assert found["laundering-means"].option_texts == {"staff": "Staff", "other": "Other means"}
    assert found["article-6-practice"].parent is None


def test_every_sort_of_condition_is_read():
    found = {key: asked.when for key, asked in questionnaire("conditions").questions.items()}
    yes = Condition("is", "offence", ("yes",))
    assert found["aid-since"] == Condition("has", "forms", ("aid",))
    assert found["day-reason"] == Condition("filled", "aid-since")
    assert found["both"] == Condition("all", parts=(yes, Condition("has", "forms", ("act", "aid"))))
    assert found["either"] == Condition("any", parts=(yes, Condition("filled", "forms")))
    assert found["without"] == Condition("not", parts=(yes,))
    assert found["offence"] is None


def test_settings_of_the_kinds():
    statistics, number, words = question("statistics"), question("number"), question("text")
    assert list(statistics.row_texts) == ["convicted", "acquitted", "other", "total"]
    assert statistics.years == (2024, 2025)
    assert statistics.sums == {"total": ("convicted", "acquitted", "other")}
    assert (number.unit, number.minimum, number.maximum) == ("years", "0", "99.5")
    assert (words.height, words.need) == (6, "expected")
    assert [found.files for found in questionnaire("citations").questions.values()] == [False, True]
    assert list(question("choices").option_texts) == ["act", "group", "other", "none"]


def test_paragraphs_are_one_text_with_each_on_one_line():
    assert question("text").guidance == "A few sentences are enough.\n\nName nobody."
    assert questionnaire("conditions").introduction == "Answer what applies.\n\nLeave out the rest."


def test_questionnaires_of_all_instruments_are_found_and_shared_files_are_none():
    found = load_all(FOLDER)
    assert {path.stem for path in (FOLDER / "untoc").glob("*.yaml")} == {key.partition("/")[2] for key in found}
    assert all(key == read.key for key, read in found.items())


def test_our_own_questionnaires_can_be_read():
    found = load_all(QUESTIONNAIRES)
    assert found["untoc/criminalization"].status == "ours"
    assert "not the texts adopted" in found["untoc/criminalization"].note


def test_faults_of_all_files_are_told_together(tmp_path):
    (tmp_path / "untoc").mkdir()
    whole = (FOLDER / "untoc" / "date.yaml").read_text("utf-8")
    (tmp_path / "untoc" / "a.yaml").write_text(whole, "utf-8")
    (tmp_path / "untoc" / "b.yaml").write_text(whole, "utf-8")
    (tmp_path / "untoc" / "c.yaml").write_text(whole.replace("kind: date", "kind: day"), "utf-8")
    with pytest.raises(Malformed) as refused:
        load_all(tmp_path)
    told = [(fault.file.rpartition("/")[2], fault.path) for fault in refused.value.faults]
    assert told == [("b.yaml", "key"), ("c.yaml", "sections[0].questions[0].kind")]
