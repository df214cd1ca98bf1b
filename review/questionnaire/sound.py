"""Whether a questionnaire makes sense as a whole: conditions look back, to questions and options that exist."""

from review.questionnaire.kind.implementation import REPLIES
from review.questionnaire.reading import Node, Reader
from review.questionnaire.shape import Condition, Question, Questionnaire

#: Kinds of which a reply can hold more than one option.
_SEVERAL = frozenset(["choices", "assistance"])


def sound(questionnaire: Questionnaire, reader: Reader) -> None:
    """Add a fault to the reader for everything that makes no sense."""
    before: dict[str, Question] = {}
    for key, question in questionnaire.questions.items():
        place = reader.places[key]
        if question.when:
            _look(question.when, before, set(questionnaire.questions), place.get("when") or place)
        if question.kind == "note" and question.need != "optional":
            (place.get("answer") or place).fault("a note can't be answered")
        if question.kind == "note" and key in questionnaire.follow_ups:
            (place.get("follow-ups") or place).fault(
                "a note can't have follow-ups: there is no reply they could follow"
            )
        before[key] = question


def _look(condition: Condition, before: dict[str, Question], known: set[str], place: Node) -> None:
    for part in condition.parts:
        _look(part, before, known, place)
    if not condition.question:
        return
    seen = before.get(condition.question)
    if seen is None:
        ahead = condition.question in known
        reason = "stands further on; conditions look back only" if ahead else "does not exist"
        place.fault(f"the condition looks at “{condition.question}”, which {reason}")
        return
    if seen.kind == "note":
        place.fault(f"the condition looks at “{condition.question}”, a note, which nobody answers")
        return
    if condition.test == "is" and seen.kind in _SEVERAL:
        place.fault(f"of “{condition.question}” several can be ticked: ask with has, not is")
    possible = set(REPLIES) if seen.kind == "implementation" else set(seen.option_texts)
    for value in condition.values:
        if value not in possible:
            place.fault(f"“{value}” is not a reply to “{condition.question}”")
