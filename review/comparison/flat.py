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
    words = [_words(line, translate) for line in table.lines]
    missing = translate(N_("%(reply)s: not available"))
    standing = [translate(text) for text in (N_("Replied"), N_("No reply"), N_("Not asked"))]
    for place, column in enumerate(table.columns):
        rows: list[tuple[str, str, int, Decimal | None]] = []
        for line, reply in zip(table.lines, words, strict=True):
            amount = line.sums[place] if line.sums else None
            rows.append((line.item, reply, line.states[place], amount))
            if line.unavailable:
                text = missing % {"reply": reply}
                rows.append((f"{line.item} (not available)", text, line.unavailable[place], None))
        counts = (column.replied, column.no_reply, column.not_asked)
        for item, reply, states in zip(("(replied)", "(no reply)", "(not asked)"), standing, counts, strict=True):
            rows.append((item, reply, states, None))
        if column.region == ALL:
            rows += _spread(table, translate)
        for item, reply, states, amount in rows:
            yield Figure(
                question.key, question.number, question.provision,
                column.region, item, reply, states, column.submitted, amount,
            )  # fmt: skip


def _spread(table: QuestionTable, translate: Callable[[str], str]) -> Iterator[tuple[str, str, int, Decimal | None]]:
    if table.spread is None or table.spread.minimum is None:
        return
    states, minimum, middle, maximum = table.spread
    yield "(smallest)", translate(N_("Smallest figure")), states, minimum
    yield "(middle)", translate(N_("Middle figure (median)")), states, middle
    yield "(largest)", translate(N_("Largest figure")), states, maximum


def _words(line: Line, translate: Callable[[str], str]) -> str:
    if line.year is not None:
        return translate(N_("%(row)s, %(year)d")) % {"row": line.text, "year": line.year}
    if line.text and line.message:
        return translate(N_("%(kind)s: %(state)s")) % {
            "kind": line.text,
            "state": translate(line.message),
        }
    return line.text or translate(line.message)
