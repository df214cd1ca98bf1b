"""A State's own list of laws and decisions."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePath

from sqlalchemy import Connection

from review import clock
from review.actions.may import require
from review.actions.refusal import Missing, Refused
from review.language import N_
from review.questionnaire.kind.base import clean, too_long
from review.questionnaire.kind.date import day
from review.questionnaire.kind.fields import not_a_link
from review.store import event
from review.store import law as store
from review.store import state as states
from review.store.law import File, Law
from review.store.person import Person

#: A language tag of BCP 47 as far as laws need it: language, then script or region.
_LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,4})?(-[A-Z]{2})?")

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
    states.lock(connection, state)
    kept = valid(connection, state, law)
    if law.number and law.number not in store.every(connection, state):
        raise Missing(str(law.number))
    number = law.number or store.next_number(connection, state)
    saved = replace(kept, number=number)
    store.add(connection, state, saved, person.id, clock.now())
    verb = "law.changed" if law.number else "law.added"
    event.add(connection, clock.now(), person.id, verb, f"law:{state}-{number}")
    return saved


def valid(connection: Connection, state: str, law: Law) -> Law:
    """Return a law as it is kept; Refused when it can't be: the one rule for the form and for imports."""
    title, citation, language, link, file = map(clean, (law.title, law.citation, law.language, law.link, law.file))
    if not title:
        raise Refused(N_("A law needs a title."))
    if problem := next((p for text in (title, citation, link) for p in too_long("", text)), None):
        raise Refused(problem.message, problem.values)
    date, problems = day("date", clean(law.date))
    if problems:
        raise Refused(N_("The date must be written year, month and day, like 2026-11-21."))
    if language and not _LANGUAGE_TAG.fullmatch(language):
        raise Refused(N_("“%(tag)s” is not the tag of a language, like fr or pt-BR."), {"tag": language})
    if link and not_a_link("link", link):
        raise Refused(N_("A link begins with https:// or http:// and has no blanks."))
    if file and store.find_file(connection, state, file) is None:
        raise Refused(N_("This file is not known."))
    return Law(law.number, title, citation, date or "", language, link, file, law.withdrawn)


def store_file(connection: Connection, person: Person, state: str, name: str, content: bytes) -> File:
    """Store a file for a State; Refused when its size or type is not allowed."""
    require(person, "law.write", state)
    # One line: the name goes into a header of the answer when the file is fetched.
    safe = PurePath(" ".join(clean(name).replace("\\", "/").split())).name[-150:]
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
    states.lock(connection, state)
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
