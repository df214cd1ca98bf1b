"""One of several options. Plain value: {"option": key} and, for `other`, {"other": text}."""

from collections.abc import Iterable, Mapping

from review.language import N_
from review.questionnaire.kind.base import (
    Fact,
    Invalid,
    Kind,
    Passage,
    Problem,
    clean,
    refuse_unknown,
    too_long,
)
from review.questionnaire.shape import Plain, Question

#: The item that holds the words to the option `other`.
OTHER_TEXT = "other.text"


def other_text(question: Question) -> tuple[str, ...]:
    """Return the item for words of one's own, none where the question has no option `other` to take them."""
    return (OTHER_TEXT,) if "other" in question.option_texts else ()


class Choice(Kind):
    """Tick exactly one."""

    name = "choice"

    def parse(self, question: Question, items: Mapping[str, str]) -> Plain:
        """Read item "" (an option key) and `other.text`."""
        problems = refuse_unknown(["", *other_text(question)], items)
        option = items.get("", "").strip()
        text = clean(items.get(OTHER_TEXT, ""))
        if text and not option and not problems:
            # Words typed beside an unticked "other" would be lost otherwise.
            option = "other"
        if option and option not in question.option_texts:
            problems.append(Problem("", N_("“%(option)s” is not one of the options."), {"option": option}))
        problems += too_long(OTHER_TEXT, text)
        if problems:
            raise Invalid(problems)
        if not option:
            return None
        return {"option": option, "other": text} if text else {"option": option}

    def items(self, value: Plain) -> dict[str, str]:
        """Item "" and, where given, `other.text`."""
        found = {"": value["option"]}
        if "other" in value:
            found[OTHER_TEXT] = value["other"]
        return found

    def ticked(self, value: Plain) -> frozenset[str]:
        """The option."""
        return frozenset([value["option"]])

    def facts(self, value: Plain) -> Iterable[Fact]:
        """The option."""
        yield Fact(value["option"])

    def passages(self, value: Plain) -> Iterable[Passage]:
        """The words to `other`."""
        if "other" in value:
            yield Passage(OTHER_TEXT, value["other"])
