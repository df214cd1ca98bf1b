"""The command line: thin, one file a subject."""

import sys

import click

from review.actions.refusal import Forbidden, Missing, Refused
from review.cli import check, compare, report, server, set_up, transfer
from review.documents.sheet_reading import Unreadable
from review.questionnaire.edition import Incomplete
from review.questionnaire.load import Malformed
from review.web.settings import BadSettings


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="palermo-review")
def commands() -> None:
    """Palermo Review: the review of the Convention against Transnational Organized Crime, online."""


for command in (
    server.demo,
    server.serve,
    set_up.init,
    set_up.migrate,
    set_up.publish,
    check.check,
    compare.compare,
    report.report,
    transfer.import_,
    transfer.export,
):
    commands.add_command(command)


def main() -> None:
    """Run a command; what can't be done is told in one line, without a traceback."""
    try:
        commands(prog_name="review")
    except (BadSettings, Incomplete, Malformed, Refused, Unreadable) as error:
        sys.exit(f"{error}")
    except Missing as error:
        sys.exit(f"There is no such thing: {error}")
    except Forbidden as error:
        sys.exit(f"This person may not do that ({error}).")
