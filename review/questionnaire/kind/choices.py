"""Check-boxes. Plain value: {"options": [keys in the question's order]} and, for `other`, {"other": text}."""

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
from review.questionnaire.kind.choice import OTHER_TEXT, other_text
from review.questionnaire.shape import Plain, Question

#: How a tick is written: in a form "1", in a file also what people type for it.
TICKS = frozenset(["1", "x", "yes", "true", "on"])
EMPTY = frozenset(["", "0", "no", "false", "off"])


class Choices(Kind):
    """Tick all that apply."""

    name = "choices"

    def parse(self, question: Question, items: Mapping[str, str]) -> Plain:
        """Read one item per option ("1" when ticked) and `other.text`."""
        problems = refuse_unknown([*question.option_texts, *other_text(question)], items)
        ticked = []
        for key in question.option_texts:
            tick = items.get(key, "").strip().lower()
            if tick in TICKS:
                ticked.append(key)
            elif tick not in EMPTY:
                problems.append(Problem(key, N_("A tick is written 1, not “%(tick)s”."), {"tick": tick}))
        text = clean(items.get(OTHER_TEXT, ""))
        if text and "other" in question.option_texts and "other" not in ticked:
            ticked.append("other")
        if "none" in ticked and len(ticked) > 1:
            problems.append(Problem("none", N_("“None” can’t be ticked together with another option.")))
        problems += too_long(OTHER_TEXT, text)
        if problems:
            raise Invalid(problems)
        if not ticked:
            return None
        return {"options": ticked, "other": text} if text else {"options": ticked}

    def items(self, value: Plain) -> dict[str, str]:
        """One item "1" per ticked option and, where given, `other.text`."""
        found = dict.fromkeys(value["options"], "1")
        if "other" in value:
            found[OTHER_TEXT] = value["other"]
        return found

    def ticked(self, value: Plain) -> frozenset[str]:
        """The ticked options."""
        return frozenset(value["options"])

    def facts(self, value: Plain) -> Iterable[Fact]:
        """One fact per ticked option."""
        return (Fact(option) for option in value["options"])

    def passages(self, value: Plain) -> Iterable[Passage]:
        """The words to `other`."""
        if "other" in value:
            yield Passage(OTHER_TEXT, value["other"])
