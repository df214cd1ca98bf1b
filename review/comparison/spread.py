"""How the figures given to one question lie."""

from collections.abc import Sequence
from decimal import Decimal
from statistics import median
from typing import NamedTuple

#: Fewest figures of which smallest, middle and largest are told: of fewer, each would point at one State.
FEWEST = 5


class Spread(NamedTuple):
    """So many States gave a figure; its range only where at least `FEWEST` did."""

    states: int
    minimum: Decimal | None = None
    middle: Decimal | None = None
    maximum: Decimal | None = None


def spread(values: Sequence[Decimal]) -> Spread:
    """Return the spread of the figures of all groups together."""
    if len(values) < FEWEST:
        return Spread(len(values))
    return Spread(len(values), min(values), median(values), max(values))
