"""Whether a questionnaire makes sense as a whole: conditions look back, to questions and options that exist."""

from review.questionnaire.kind.implementation import REPLIES
from review.questionnaire.reading import Fault, Node, Reader
from review.questionnaire.shape import Condition, Question, Questionnaire


def sound(questionnaire: Questionnaire, reader: Reader) -> None:
    """Add a fault to the reader for everything that makes no sense."""
    sections = [section.key for section in questionnaire.sections]
    for key in {key for key in sections if sections.count(key) > 1}:
        reader.faults.append(_of_nowhere(reader, f"the section key “{key}” is used twice"))
    before: dict[str, Question] = {}
    for key, question in questionnaire.questions.items():
        place = reader.places[key]
        if question.when:
            _look(question.when, before, set(questionnaire.questions), place)
        if question.kind == "note" and question.need != "optional":
            place.fault("a note can't be answered")
        before[key] = question


def _of_nowhere(reader: Reader, message: str) -> Fault:
    node = next(iter(reader.places.values()))
    return Fault(node.file, 1, "sections", message)


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
    possible = set(REPLIES) if seen.kind == "implementation" else set(seen.option_texts)
    for value in condition.values:
        if value not in possible:
            place.fault(f"“{value}” is not a reply to “{condition.question}”")
