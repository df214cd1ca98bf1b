"""What the store counts for this room, over the latest submission of each State."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple


class Count(NamedTuple):
    """So many States of a group have this fact (`Kind.facts`) in their reply.

    `amount` is the sum of their figures; None for ticks, and for statistics cells that are "not available".
    One cell of statistics can so have two rows: the States with a figure, and those without.
    """

    question: str
    region: str
    item: str
    states: int
    amount: Decimal | None = None


class Amounts(NamedTuple):
    """The figures that a group's States gave to a question of kind `number`, in no order."""

    question: str
    region: str
    values: tuple[Decimal, ...]


class Counted(NamedTuple):
    """All that is counted of one questionnaire. Only questions in force count (`path.in_force`).

    `submitted`: group → States that submitted. `asked`: (question, group) → States for which the question
    was in force. `replied`: (question, group) → those among them that answered it. Absent means none.
    """

    submitted: Mapping[str, int]
    asked: Mapping[tuple[str, str], int]
    replied: Mapping[tuple[str, str], int]
    counts: Sequence[Count] = ()
    amounts: Sequence[Amounts] = ()
