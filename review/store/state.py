"""States parties: names, regional groups, accessions."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import (
    CheckConstraint,
    Column,
    Connection,
    Date,
    ForeignKey,
    String,
    Table,
    bindparam,
    insert,
    select,
)

from review.store.metadata import Json, metadata

#: The regional groups of the United Nations, and parties outside them (mechanism.md H.2, H.3).
REGIONS = ("AFR", "APG", "EEU", "GRULAC", "WEO", "OTHER")

state_table = Table(
    "state",
    metadata,
    Column("code", String(3), primary_key=True),
    Column("region", String(6), nullable=False),
    Column("names", Json, nullable=False),
    CheckConstraint(f"region IN {REGIONS}", name="region"),
)

accession_table = Table(
    "accession",
    metadata,
    Column("state", ForeignKey("state.code"), primary_key=True),
    Column("instrument", String(12), primary_key=True),
    Column("date", Date, nullable=True),
)


@dataclass(frozen=True, slots=True)
class State:
    """A State party: ISO alpha-3 code (invented ones XAA to XZZ), regional group, names by language tag."""

    code: str
    region: str
    names: dict[str, str]

    def name(self, tag: str) -> str:
        """Return the name in a language, in English where it is not known."""
        return self.names.get(tag) or self.names["en"]


def add(connection: Connection, state: State, accessions: dict[str, date | None]) -> None:
    """Add a State and the instruments it is party to (instrument to date, None when not known)."""
    connection.execute(insert(state_table).values(code=state.code, region=state.region, names=state.names))
    if accessions:
        connection.execute(
            insert(accession_table),
            [{"state": state.code, "instrument": key, "date": day} for key, day in accessions.items()],
        )


_BY_CODE = select(state_table).where(state_table.c.code == bindparam("code"))


def get(connection: Connection, code: str) -> State | None:
    """Return one State."""
    row = connection.execute(_BY_CODE, {"code": code}).first()
    return State(*row) if row else None


def lock(connection: Connection, code: str) -> None:
    """Let no one else add to a State's lists until the transaction ends (SQLite locks as a whole)."""
    # Not the full lock: that would make everyone wait who only refers to the State.
    connection.execute(select(state_table.c.code).where(state_table.c.code == code).with_for_update(key_share=True))


def every(connection: Connection) -> dict[str, State]:
    """Return all States by code, in the order of their codes."""
    rows = connection.execute(select(state_table).order_by(state_table.c.code))
    return {row.code: State(*row) for row in rows}


def parties(connection: Connection, instrument: str) -> frozenset[str]:
    """Return the codes of the parties to an instrument."""
    found = select(accession_table.c.state).where(accession_table.c.instrument == instrument)
    return frozenset(connection.execute(found).scalars())
