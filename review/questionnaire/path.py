"""Which questions are in force: the one function that the page, progress, validity, comparison and papers ask."""

from review.questionnaire.kind import KINDS
from review.questionnaire.shape import Answers, Condition, Questionnaire


def in_force(questionnaire: Questionnaire, answers: Answers) -> tuple[str, ...]:
    """Return the keys of the questions that apply to these answers, in order (notes included).

    A follow-up applies only while its parent does, and only answers to questions in force count:
    an answer orphaned by a changed reply is kept, but steers nothing.
    """
    keys: list[str] = []
    counting: dict[str, object] = {}
    for key, question in questionnaire.questions.items():
        if question.parent and question.parent not in counting:
            continue
        if question.when and not holds(question.when, questionnaire, counting):
            continue
        keys.append(key)
        counting[key] = answers.get(key)
    return tuple(keys)


def holds(condition: Condition, questionnaire: Questionnaire, answers: Answers) -> bool:
    """Say whether a condition holds for the answers."""
    match condition.test:
        case "all":
            return all(holds(part, questionnaire, answers) for part in condition.parts)
        case "any":
            return any(holds(part, questionnaire, answers) for part in condition.parts)
        case "not":
            return not holds(condition.parts[0], questionnaire, answers)
        case "filled":
            return answers.get(condition.question) is not None
        case _:
            value = answers.get(condition.question)
            if value is None:
                return False
            kind = KINDS[questionnaire.questions[condition.question].kind]
            return not kind.ticked(value).isdisjoint(condition.values)


def steers(questionnaire: Questionnaire, key: str) -> bool:
    """Say whether the reply to a question can bring other questions into or out of force."""
    return any(
        question.parent == key or (question.when is not None and key in asked(question.when))
        for question in questionnaire.questions.values()
    )


def asked(condition: Condition) -> frozenset[str]:
    """Return the keys of the questions that a condition looks at."""
    if condition.question:
        return frozenset([condition.question])
    return frozenset().union(*(asked(part) for part in condition.parts))
