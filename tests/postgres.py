"""A PostgreSQL server of our own for the tests: made in a moment, reached by a socket file only, thrown away."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

#: Where Debian and the others keep the server's programs; the newest version is taken.
_PLACES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/usr/local/bin", "/usr/bin")

_NOT_INSTALLED = (
    "PostgreSQL's server programs (initdb, pg_ctl) were not found. The tests run on both databases: "
    "install them, on Debian with `apt-get install postgresql`."
)

#: What makes a server quick that nobody will miss.
_SETTINGS = {
    "listen_addresses": "''",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "shared_buffers": "32MB",
    "max_connections": "40",
}


class Server:
    """A running server; `make` gives it a new database."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made = 0

    def url(self, name: str) -> str:
        """Return the SQLAlchemy URL of a database."""
        return f"postgresql+psycopg://postgres@/{name}?host={self.folder}"

    def make(self, template: str = "template1") -> str:
        """Make a database, a copy of `template`, and return its name."""
        self._made += 1
        name = f"review_{self._made}"
        with self.connect("postgres") as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return name

    def connect(self, name: str) -> psycopg.Connection:
        """Connect past the program that is tested."""
        return psycopg.connect(host=str(self.folder), dbname=name, user="postgres", autocommit=True)


@contextmanager
def running() -> Iterator[Server]:
    """Run a server for the length of the block; LookupError says what to install when there is none."""
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="review-pg-"))
    try:
        if os.geteuid() == 0:
            # The server refuses to run as root; its package made this account for it.
            shutil.chown(folder, "postgres")
        data = folder / "data"
        _run(programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8",
             "--locale=C", "--no-sync")  # fmt: skip
        options = " ".join(f"-c {name}={value}" for name, value in _SETTINGS.items())
        control = (programs / "pg_ctl", "-D", data, "-w")
        _run(*control, "-l", folder / "log", "-o", f"{options} -k {folder}", "start")
        try:
            yield Server(folder)
        finally:
            _run(*control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    for place in _PLACES:
        for folder in sorted(Path("/").glob(place.lstrip("/")), key=_version, reverse=True):
            if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
                return folder
    raise LookupError(_NOT_INSTALLED)


def _version(folder: Path) -> list[int]:
    return [int(part) for part in folder.parent.name.split(".") if part.isdigit()]


def _run(*command: object) -> None:
    words = [str(word) for word in command]
    if os.geteuid() == 0:
        words = ["runuser", "-u", "postgres", "--", *words]
    # Output goes to a file: a server that inherits a pipe would keep it open.
    with tempfile.TemporaryFile("w+") as told:
        done = subprocess.run(words, stdout=told, stderr=told, cwd="/", check=False)
        if done.returncode:
            told.seek(0)
            raise RuntimeError(f"{words} failed:\n{told.read()}")
