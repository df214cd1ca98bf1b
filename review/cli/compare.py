"""The figures of a comparison on the command line."""

import json
from decimal import Decimal

import click

from review.actions.comparison import counted
from review.actions.edition import questionnaire
from review.cli import opened
from review.comparison import FIELDS, flat, questionnaire_table


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


@click.command()
@click.argument("key")
@click.option("--by", type=click.Choice(["region"]), default="region", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON, the same rows as the export.")
def compare(key: str, by: str, as_json: bool) -> None:  # noqa: ARG001 - one way to group so far
    """Print the figures of a questionnaire's newest edition, by regional group. No State is named."""
    with opened.database().read() as connection:
        edition = opened.edition(connection, key)
        found = questionnaire(connection, edition.id, edition.sha256, "en")
        tables = questionnaire_table(found, counted(connection, edition, found))
    rows = [figure for table in tables.values() for figure in flat(table)]
    if as_json:
        objects = [dict(zip(FIELDS, map(_plain, row), strict=True)) for row in rows]
        click.echo(json.dumps(objects, ensure_ascii=False, indent=0))
        return
    for row in rows:
        click.echo("\t".join("" if value is None else str(_plain(value)) for value in row))
