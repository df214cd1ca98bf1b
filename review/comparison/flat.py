"""The same figures as plain rows, for CSV, XLSX and JSON alike."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import NamedTuple

from review.comparison.region import ALL
from review.comparison.table import Line, QuestionTable
from review.language import N_

#: The columns with their heads for the catalogs. In JSON the names are the keys.
FIELDS: dict[str, str] = {
    "question": N_("Question"),
    "number": N_("Number"),
    "provision": N_("Provision"),
    "region": N_("Regional group"),
    "item": N_("Item"),
    "reply": N_("Reply"),
    "states": N_("States"),
    "of_states": N_("Of States"),
    "amount": N_("Amount"),
}


class Figure(NamedTuple):
    """One figure. Items in brackets are about the question, not something a State ticked.

    `item` is the key of an option, a reply, a cell `row/year`, or one of (replied), (no reply), (not asked),
    (smallest), (middle), (largest), `row/year (not available)`; option keys have no brackets, so none can be
    taken for another. `reply` says it in words. `region` is a group's code or ALL.
    """

    question: str
    number: str
    provision: str
    region: str
    item: str
    reply: str
    states: int
    of_states: int
    amount: Decimal | None


def flat(table: QuestionTable, translate: Callable[[str], str] = str) -> Iterator[Figure]:
    """Yield the figures of a table, group by group; `translate` puts catalog texts into the reader's language.

    `of_states` is the number of States that submitted in the group.
    """
    question = table.question
    about = (question.key, question.number, question.provision)
    words = [_words(line, translate) for line in table.lines]
    missing = N_("%(reply)s: not available")
    for place, column in enumerate(table.columns):
        of = column.submitted

        def figure(
            item: str, reply: str, states: int, amount: Decimal | None = None, *, region: str = column.region, of: int = of
        ) -> Figure:
            return Figure(*about, region, item, reply, states, of, amount)

        for line, reply in zip(table.lines, words, strict=True):
            yield figure(line.item, reply, line.states[place], line.sums[place] if line.sums else None)
            if line.unavailable:
                text = translate(missing) % {"reply": reply}
                yield figure(f"{line.item} (not available)", text, line.unavailable[place])
        yield figure("(replied)", translate(N_("Replied")), column.replied)
        yield figure("(no reply)", translate(N_("No reply")), column.no_reply)
        yield figure("(not asked)", translate(N_("Not asked")), column.not_asked)
        if table.spread and column.region == ALL and table.spread.minimum is not None:
            count, minimum, middle, maximum = table.spread
            yield figure("(smallest)", translate(N_("Smallest figure")), count, minimum)
            yield figure("(middle)", translate(N_("Middle figure (median)")), count, middle)
            yield figure("(largest)", translate(N_("Largest figure")), count, maximum)


def _words(line: Line, translate: Callable[[str], str]) -> str:
    if line.year is not None:
        return translate(N_("%(row)s, %(year)d")) % {"row": line.text, "year": line.year}
    if line.text and line.message:
        return translate(N_("%(kind)s: %(state)s")) % {"kind": line.text, "state": translate(line.message)}
    return line.text or translate(line.message)
