"""How far a response is: what is done, what is required and left, and what deserves a second look.

Counted are the questions in force that are required or expected, and optional ones once they are answered:
an optional question left alone is not something left to do.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from review.language import N_
from review.questionnaire.kind import KINDS, Problem
from review.questionnaire.path import in_force
from review.questionnaire.shape import Answers, Question, Questionnaire

#: What is missing when an expected answer is, by kind.
_EXPECTED = {
    "citations": N_("No law is cited yet."),
    "text": N_("No explanation is given yet."),
}


@dataclass(frozen=True, slots=True)
class Progress:
    """Counts of questions: `done` of `total` answered, `required_left` unanswered ones that block a submission,
    `hinted` ones with a hint.
    """

    done: int
    total: int
    required_left: int
    hinted: int


def progress(questionnaire: Questionnaire, answers: Answers, section: str | None = None) -> Progress:
    """Return the progress of a response, or of one section of it."""
    done = total = required_left = 0
    hinted = 0
    wanted = None if section is None else questionnaire.sections_by_key[section]
    for question in _in_force(questionnaire, answers):
        if wanted is not None and questionnaire.section_of[question.key] is not wanted:
            continue
        given = question.key in answers
        done += given
        total += given or question.need != "optional"
        required_left += question.need == "required" and not given
        hinted += bool(_hints(question, answers))
    return Progress(done, total, required_left, hinted)


def gaps(questionnaire: Questionnaire, answers: Answers) -> tuple[str, ...]:
    """Return the required questions in force that have no answer: they block a submission."""
    return tuple(
        question.key
        for question in _in_force(questionnaire, answers)
        if question.need == "required" and question.key not in answers
    )


def hints(questionnaire: Questionnaire, answers: Answers) -> Mapping[str, list[Problem]]:
    """Return what deserves a second look, by question. Hints never block."""
    return {
        question.key: found for question in _in_force(questionnaire, answers) if (found := _hints(question, answers))
    }


def _in_force(questionnaire: Questionnaire, answers: Answers) -> list[Question]:
    return [
        question
        for key in in_force(questionnaire, answers)
        if (question := questionnaire.questions[key]).kind != "note"
    ]


def _hints(question: Question, answers: Answers) -> list[Problem]:
    value = answers.get(question.key)
    if value is not None:
        return list(KINDS[question.kind].hints(question, value))
    if question.need == "expected":
        return [Problem("", _EXPECTED.get(question.kind, N_("No reply is given yet.")))]
    return []
