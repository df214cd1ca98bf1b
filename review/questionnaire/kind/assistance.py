"""Technical assistance. Plain value: {"needed": [kinds], "received": [kinds], "provider": text, "details": text}."""

from collections.abc import Iterable, Mapping

from review.language import N_
from review.questionnaire.kind.base import (
    LONGEST_TEXT,
    Fact,
    Invalid,
    Kind,
    Passage,
    Problem,
    clean,
    refuse_unknown,
    too_long,
)
from review.questionnaire.kind.choices import EMPTY, TICKS
from review.questionnaire.shape import Plain, Question

#: What can be said of each kind of assistance.
STATES = {"needed": N_("Needed"), "received": N_("Received")}

#: The texts beside the ticks, with the most characters each may have.
TEXTS = {"provider": 1_000, "details": LONGEST_TEXT}


class Assistance(Kind):
    """Kinds of technical assistance, each needed, received, or both."""

    name = "assistance"

    def parse(self, question: Question, items: Mapping[str, str]) -> Plain:
        """Read items `<kind>.needed`, `<kind>.received` ("1" when ticked), `provider` and `details`."""
        ticks = [f"{kind}.{state}" for state in STATES for kind in question.option_texts]
        problems = refuse_unknown([*ticks, *TEXTS], items)
        value: dict[str, Plain] = {}
        for item in ticks:
            kind, _, state = item.rpartition(".")
            tick = items.get(item, "").strip().lower()
            if tick in TICKS:
                value.setdefault(state, []).append(kind)
            elif tick not in EMPTY:
                problems.append(Problem(item, N_("A tick is written 1, not “%(tick)s”."), {"tick": tick}))
        for item, longest in TEXTS.items():
            if text := clean(items.get(item, "")):
                problems += too_long(item, text, longest)
                value[item] = text
        if problems:
            raise Invalid(problems)
        return value or None

    def items(self, value: Plain) -> dict[str, str]:
        """One item "1" per tick, and the texts."""
        ticks = {f"{kind}.{state}": "1" for state in STATES for kind in value.get(state, ())}
        return ticks | {item: value[item] for item in TEXTS if item in value}

    def ticked(self, value: Plain) -> frozenset[str]:
        """The kinds needed: a condition asks for needs."""
        return frozenset(value.get("needed", ()))

    def facts(self, value: Plain) -> Iterable[Fact]:
        """One fact per tick, as `<kind>.<state>`."""
        return (Fact(f"{kind}.{state}") for state in STATES for kind in value.get(state, ()))

    def passages(self, value: Plain) -> Iterable[Passage]:
        """The texts."""
        return (Passage(item, value[item]) for item in TEXTS if item in value)
