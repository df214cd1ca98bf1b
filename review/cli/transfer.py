"""Bringing replies in from a file, and taking them out."""

import sys
from itertools import groupby
from pathlib import Path

import click
from sqlalchemy import Connection

from review.actions import response as responses
from review.actions import submission, transfer
from review.cli import opened
from review.documents import sheet
from review.documents.sheet_reading import COLUMNS, Row, read_rows
from review.store import person as people
from review.store import response as response_store
from review.store import state as states
from review.store.person import Person
from review.store.response import Response


class _Undone(Exception):
    """Raised to leave a transaction without keeping it."""


def _response(connection: Connection, key: str, state: str, phase: int) -> Response | None:
    edition = opened.edition(connection, key)
    for found in response_store.of_state(connection, state):
        if found.edition == edition.id and found.phase == phase:
            return found
    return None


def _focal_point(connection: Connection, state: str) -> Person | None:
    for person in people.of_state(connection, state):
        if person.holds(state, "focal_point"):
            return person
    return None


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--key", required=True, help="The questionnaire, as in untoc/criminalization.")
@click.option("--phase", default=1, show_default=True, type=click.IntRange(1, 4))
@click.option("--skip-bad", is_flag=True, help="Bring in what can be read and report the rest.")
@click.option("--submit", is_flag=True, help="Submit each response afterwards, in the focal point's name.")
def import_(file: Path, key: str, phase: int, skip_bad: bool, submit: bool) -> None:
    """Bring replies in from a CSV, XLSX or JSON FILE (columns state, question, item, value).

    Each State's replies are written in the name of its focal point. With a row that can't be read nothing
    at all is brought in, unless --skip-bad.
    """
    rows = read_rows(file.name, file.read_bytes())
    database = opened.database()
    troubles: list[tuple[int, str]] = []
    written = read = 0
    by_state = sorted(rows, key=lambda row: row.state)
    groups = [(code, list(found)) for code, found in groupby(by_state, key=lambda row: row.state)]
    try:
        with database.write() as connection:
            with click.progressbar(groups, label="States", file=sys.stderr) as shown:
                for code, found in shown:
                    brought = _bring_in(connection, key, phase, code, found, skip_bad, submit)
                    troubles += brought[0]
                    written += brought[1]
                    read += len(found)
            if troubles and not skip_bad:
                raise _Undone  # noqa: TRY301 - leaving the block is what undoes it
    except _Undone:
        written = 0
    for number, text in sorted(troubles):
        click.echo(f"row {number}: {text}", err=True)
    click.echo(f"{read} rows read, {written} answers written, {len(troubles)} troubles.")
    if troubles and not skip_bad:
        sys.exit("Nothing was brought in.")


def _bring_in(
    connection: Connection,
    key: str,
    phase: int,
    code: str,
    rows: list[Row],
    skip_bad: bool,
    submit: bool,
) -> tuple[list[tuple[int, str]], int]:
    if states.get(connection, code) is None:
        return [(row.number, f"no State has the code {code}") for row in rows], 0
    person = _focal_point(connection, code)
    if person is None:
        return [(row.number, f"{code} has no focal point") for row in rows], 0
    response = _response(connection, key, code, phase)
    number = response.id if response else responses.open_unasked(connection, key, code, phase, None, None)
    desk = responses.desk(connection, person, number, "en")
    brought = transfer.bring_in(connection, desk, rows, skip_bad=skip_bad)
    troubles = [(t.row, t.message % t.values) for t in brought.troubles]
    if submit and (skip_bad or not troubles):
        submission.submit(connection, responses.desk(connection, person, number, "en"), declared=True)
    return troubles, brought.answers


@click.command()
@click.argument("state")
@click.argument("key")
@click.option("--phase", default=1, show_default=True, type=click.IntRange(1, 4))
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="A name ending in .csv, .xlsx or .json.",
)
def export(state: str, key: str, phase: int, output: Path) -> None:
    """Write STATE's replies to the questionnaire KEY as they stand; `review import` reads the file again."""
    with opened.database().read() as connection:
        response = _response(connection, key, state, phase)
        person = _focal_point(connection, state)
        if response is None or person is None:
            raise click.ClickException(f"{state} has no response to {key} in phase {phase}, or no focal point.")
        rows = transfer.export(connection, responses.desk(connection, person, response.id, "en"))
    match output.suffix:
        case ".csv":
            content = sheet.write_csv(COLUMNS, rows)
        case ".xlsx":
            content = sheet.write_xlsx(COLUMNS, rows, state)
        case ".json":
            content = sheet.write_json(COLUMNS, rows)
        case _:
            raise click.ClickException("The name must end in .csv, .xlsx or .json.")
    output.write_bytes(content)
    click.echo(f"{output}: {len(rows)} rows")
