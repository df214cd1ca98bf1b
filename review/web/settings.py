"""What an installation is told from outside, by environment variables only."""

import os
from dataclasses import dataclass
from pathlib import Path

#: Fewest characters of a secret key: 32 random bytes in any usual writing are at least as long.
SHORTEST_KEY = 32


class BadSettings(Exception):
    """A setting is missing or unusable; the text says which and what to do."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to run.

    `database` is an SQLAlchemy URL, `secret_key` signs the session cookie, `https` says whether people
    reach the system through HTTPS (then cookies are sent on nothing else), `proxies` how many reverse
    proxies stand in front and tell the true address of a visitor.
    """

    database: str
    secret_key: str
    https: bool = True
    proxies: int = 0


def instance() -> Path:
    """Return the folder for local data: REVIEW_INSTANCE, or `instance` in the present folder."""
    return Path(os.environ.get("REVIEW_INSTANCE", "instance")).absolute()


def database_url() -> str:
    """Return REVIEW_DATABASE, or SQLite in the instance folder."""
    return os.environ.get("REVIEW_DATABASE") or f"sqlite:///{instance() / 'review.sqlite'}"


def from_environment() -> Settings:
    """Read the settings; BadSettings when the secret key is missing or weak."""
    key_file = instance() / "secret-key"
    key = os.environ.get("REVIEW_SECRET_KEY", "")
    if not key and key_file.is_file():
        key = key_file.read_text("ascii").strip()
    if len(key) < SHORTEST_KEY or len(set(key)) < 10:
        raise BadSettings(
            f"The secret key is {'weak' if key else 'missing'}: set REVIEW_SECRET_KEY to at least "
            f"{SHORTEST_KEY} random characters, or let `review init` write one to {key_file}."
        )
    return Settings(
        database=database_url(),
        secret_key=key,
        https=os.environ.get("REVIEW_HTTPS", "1") != "0",
        proxies=int(os.environ.get("REVIEW_PROXIES", "0")),
    )
