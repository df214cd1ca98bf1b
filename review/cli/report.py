"""Making a country-review draft on the command line."""

from pathlib import Path

import click

from review.actions import report as reports
from review.actions.refusal import Missing
from review.cli import opened
from review.documents.country_review import pdf
from review.language import LANGUAGES
from review.store import response as responses


@click.command()
@click.argument("state")
@click.argument("key")
@click.option("--language", "tag", type=click.Choice(list(LANGUAGES)), default="en", show_default=True)
@click.option("--output", type=click.Path(dir_okay=False, writable=True, path_type=Path), required=True)
@click.option("--draft", is_flag=True, help="The replies as they stand, with a watermark.")
def report(state: str, key: str, tag: str, output: Path, draft: bool) -> None:
    """Write the country-review draft of STATE's replies to the questionnaire KEY as a PDF file."""
    with opened.database().read() as connection:
        edition = opened.edition(connection, key)
        found = [r for r in responses.of_state(connection, state) if r.edition == edition.id]
        if not found:
            raise Missing(f"a response of {state} to {key}")
        facts = reports.unasked(connection, found[-1], LANGUAGES[tag], draft=draft)
    content = pdf(facts)
    output.write_bytes(content)
    click.echo(f"{output}: {len(content) // 1024} kB")
