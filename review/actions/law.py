"""A State's own list of laws and decisions."""

import hashlib
from collections.abc import Mapping
from pathlib import PurePath

from sqlalchemy import Connection

from review import clock
from review.actions.may import require
from review.actions.refusal import Missing, Refused
from review.language import N_
from review.questionnaire.kind.date import day
from review.questionnaire.kind.fields import not_a_link
from review.store import event
from review.store import law as store
from review.store.law import File, Law
from review.store.person import Person

#: Largest file, in bytes.
LARGEST_FILE = 10 * 1024 * 1024

#: What may be stored: media type by ending, with the bytes such a file begins with.
FILE_TYPES: Mapping[str, tuple[str, bytes]] = {
    ".pdf": ("application/pdf", b"%PDF-"),
    ".docx": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        b"PK\x03\x04",
    ),
    ".odt": ("application/vnd.oasis.opendocument.text", b"PK\x03\x04"),
    ".jpg": ("image/jpeg", b"\xff\xd8\xff"),
    ".jpeg": ("image/jpeg", b"\xff\xd8\xff"),
    ".png": ("image/png", b"\x89PNG\r\n\x1a\n"),
}


def laws(connection: Connection, person: Person, state: str) -> dict[int, Law]:
    """Return a State's laws by number, withdrawn ones included (answers may cite them)."""
    require(person, "law.read", state)
    return store.every(connection, state)


def save(connection: Connection, person: Person, state: str, law: Law) -> Law:
    """Add a law (number 0) or a revision of one; Missing when there is none of that number."""
    require(person, "law.write", state)
    valid(connection, state, law)
    known = store.every(connection, state)
    if law.number and law.number not in known:
        raise Missing(str(law.number))
    number = law.number or store.next_number(connection, state)
    saved = Law(
        number,
        law.title.strip(),
        law.citation.strip(),
        law.date,
        law.language,
        law.link,
        law.file,
        law.withdrawn,
    )
    store.add(connection, state, saved, person.id, clock.now())
    verb = "law.changed" if law.number else "law.added"
    event.add(connection, clock.now(), person.id, verb, f"law:{state}-{number}")
    return saved


def valid(connection: Connection, state: str, law: Law) -> None:
    """Raise Refused when what is said of a law can't be kept: the one rule for the form and for imports."""
    if not law.title.strip():
        raise Refused(N_("A law needs a title."))
    if day("date", law.date)[1]:
        raise Refused(N_("The date must be written year, month and day, like 2026-11-21."))
    if law.link and not_a_link("link", law.link):
        raise Refused(N_("A link begins with https:// or http:// and has no blanks."))
    if law.file and store.find_file(connection, state, law.file) is None:
        raise Refused(N_("This file is not known."))


def store_file(
    connection: Connection, person: Person, state: str, name: str, content: bytes
) -> File:
    """Store a file for a State; Refused when its size or type is not allowed."""
    require(person, "law.write", state)
    safe = PurePath(name.replace("\\", "/")).name[-150:]
    media_type, begins = FILE_TYPES.get(PurePath(safe).suffix.lower(), ("", b""))
    if not media_type:
        raise Refused(
            N_("Files of this type can’t be kept. Possible are %(types)s."),
            {"types": ", ".join(FILE_TYPES)},
        )
    if len(content) > LARGEST_FILE:
        raise Refused(
            N_("The file is too large: at most %(megabytes)d MB can be kept."),
            {"megabytes": LARGEST_FILE // 1024 // 1024},
        )
    if not content.startswith(begins):
        raise Refused(N_("The content of the file is not what its name says."))
    file = File(hashlib.sha256(content).hexdigest(), safe, media_type, len(content))
    store.add_file(connection, state, file, content, person.id, clock.now())
    return file


def file(connection: Connection, person: Person, state: str, sha256: str) -> tuple[File, bytes]:
    """Return a State's file with its content."""
    require(person, "law.read", state)
    found = store.find_file(connection, state, sha256)
    if found is None:
        raise Missing(sha256)
    return found, store.content(connection, state, sha256)
