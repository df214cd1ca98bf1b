"""Checking questionnaires and translations."""

import sys

import click

from review.language import TRANSLATED
from review.place import QUESTIONNAIRES
from review.questionnaire.check import check_translations, report
from review.questionnaire.load import Malformed, load_all


@click.command()
def check() -> None:
    """Refuse what is malformed in the questionnaires, and what is missing or doubtful in the translations."""
    try:
        questionnaires = load_all(QUESTIONNAIRES)
    except Malformed as malformed:
        for fault in malformed.faults:
            click.echo(str(fault), err=True)
        sys.exit(1)
    for key, questionnaire in questionnaires.items():
        click.echo(f"{key}: {report(questionnaire)}")
    faults = check_translations(questionnaires.values(), TRANSLATED)
    for fault in faults:
        click.echo(str(fault), err=True)
    if faults:
        sys.exit(1)
    click.echo(f"{len(TRANSLATED) + 1} languages complete.")
