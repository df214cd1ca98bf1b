"""Starting the server."""

import os
import socket
import sys

import click

from review.cli import demonstration, opened, set_up
from review.store import installation
from review.web.settings import from_environment

#: The one host on which a demonstration listens.
THIS_HOST = "127.0.0.1"


def _run(bind: str, workers: int) -> None:
    # Replaces this process, so that a supervisor's signals reach the server itself.
    os.execv(
        sys.executable,
        [
            sys.executable,
            "-m",
            "gunicorn",
            "review.web:create_app()",
            f"--bind={bind}",
            f"--workers={workers}",
            # Threads keep a worker free while somebody's slow line takes its page.
            "--threads=4",
            "--access-logfile=-" if os.environ.get("REVIEW_ACCESS_LOG") else "--log-level=warning",
        ],
    )


def _workers() -> int:
    return 2 * (os.cpu_count() or 1) + 1


@click.command()
@click.option("--bind", default="127.0.0.1:8000", show_default=True, help="Address and port to listen on.")
@click.option("--workers", default=_workers, type=click.IntRange(1), help="Processes that answer.")
def serve(bind: str, workers: int) -> None:
    """Start the server of a real installation, behind a reverse proxy that speaks HTTPS."""
    settings = from_environment()
    found = opened.database()
    with found.read() as connection:
        kind = installation.is_demonstration(connection)
    if kind is None:
        raise click.ClickException("Nothing is set up here. Run `review init` first.")
    if kind and bind.rpartition(":")[0] not in (THIS_HOST, "localhost"):
        raise click.ClickException("A demonstration listens on this host only; its passwords are public.")
    click.echo(f"Listening on http://{bind}" + ("" if settings.https else " (no HTTPS: for this host only)"))
    _run(bind, workers)


@click.command()
@click.option("--port", default=8000, show_default=True, help="Port on this host.")
@click.option("--prepare-only", is_flag=True, help="Set up and print the accounts, start no server.")
def demo(port: int, prepare_only: bool) -> None:
    """Start the system with demonstration data: invented States, invented replies, this host only."""
    set_up.write_secret_key()
    found = set_up.prepare(click.echo)
    with found.read() as connection:
        if installation.is_demonstration(connection) is False:
            raise click.ClickException("This is a real installation. Choose another REVIEW_INSTANCE.")
    set_up.publish_missing(found, click.echo)
    demonstration.load(found, click.echo)
    if not prepare_only:
        _refuse_taken(port)
    click.echo(f"\nPalermo Review, demonstration: http://{THIS_HOST}:{port}/\n\nSign in as")
    for email, name, role, state in demonstration.ACCOUNTS:
        click.echo(f"  {email:<38} {name}, {role}{f', {state}' if state else ''}")
    click.echo(f"Password of all of them: {demonstration.PASSWORD}\n")
    if prepare_only:
        return
    click.echo("Stop it with Ctrl-C; started again, it keeps what is there.")
    os.environ["REVIEW_HTTPS"] = "0"
    _run(f"{THIS_HOST}:{port}", _workers())


def _refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        if probe.connect_ex((THIS_HOST, port)) == 0:
            raise click.ClickException(
                f"Something listens on port {port} already. Choose another: review demo --port {port + 1}"
            )
