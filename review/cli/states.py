"""The States parties of a real installation: regional groups, names in six languages, dates of accession.

`states.csv` beside this file: dates as of 2014 from the depositary's status lists, names from CLDR corrected towards
the short names that the United Nations use. A secretariat brings it up to date before `review init`.
"""

import csv
from datetime import date
from pathlib import Path

from sqlalchemy import Connection

from review.language import LANGUAGES
from review.store import state

INSTRUMENTS = ("untoc", "tip", "som", "firearms")


def load_states(connection: Connection) -> int:
    """Add the States that are not there yet, and return how many were added."""
    known = state.every(connection)
    added = 0
    with (Path(__file__).parent / "states.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["code"] in known:
                continue
            names = {tag: row[f"name_{tag}"] for tag in LANGUAGES}
            parties = {key: date.fromisoformat(row[key]) for key in INSTRUMENTS if row[key]}
            state.add(connection, state.State(row["code"], row["region"], names), dict(parties))
            added += 1
    return added
