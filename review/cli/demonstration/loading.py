"""Putting the demonstration into an empty database, through the same actions that people use."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml
from sqlalchemy import Connection

from review import clock
from review.actions import answer, assignment, password, submission
from review.actions.response import Desk, desk, open_unasked
from review.cli.demonstration.replies import Writer
from review.questionnaire.kind import KINDS
from review.store import answer as answer_store
from review.store import installation, law, state
from review.store import person as people
from review.store import response as responses
from review.store.database import Database
from review.store.person import Person

KEY = "untoc/criminalization"

#: Known to everybody, so a demonstration listens on its own host only.
PASSWORD = "violet harbour lantern 7"  # noqa: S105

#: The State with all its roles, and who signs in for it: email, name, role, State.
HOME = "XAA"
ACCOUNTS = [
    ("focal.point@xaa.example", "Amina Delorme", "focal point", HOME),
    ("expert@xaa.example", "Paul Okello", "governmental expert", HOME),
    ("justice@xaa.example", "Claire Mbaye", "contributor (Ministry of Justice)", HOME),
    ("interior@xaa.example", "Jonas Tadesse", "contributor (Ministry of the Interior)", HOME),
    ("mission@xaa.example", "Léa Fontaine", "observer (Permanent Mission)", HOME),
    ("focal.point@xbc.example", "Lin Wei", "focal point", "XBC"),
    ("focal.point@xbb.example", "Samira Haddad", "focal point", "XBB"),
    ("officer@secretariat.example", "Elena Petrova", "secretariat officer", ""),
    ("second.officer@secretariat.example", "Tomás Rey", "secretariat officer", ""),
]
_KINDS = {"focal": "focal_point", "governmental": "expert", "secretariat": "officer"}

#: States that have not submitted, with the share of the questionnaire they have answered.
_DRAFTS = {HOME: 0.62, "XBB": 0.3, "XDC": 0.85, "XEB": 0.0}
_REOPENED, _TWICE = "XDB", "XCA"
_REASON = "The figures on convictions for 2025 were missing and the State asked to add them."


def load(database: Database, told: Callable[[str], None]) -> None:
    """Load the demonstration; does nothing when there is one already."""
    with database.read() as connection:
        if installation.is_demonstration(connection) is not None:
            return
    told("Loading demonstration data: invented States and replies …")
    folder = Path(__file__).parent
    states = yaml.safe_load((folder / "states.yaml").read_text("utf-8"))
    words = yaml.safe_load((folder / "words.yaml").read_text("utf-8"))
    with database.write() as connection:
        installation.set_up(connection, clock.now(), demonstration=True)
        for code, entry in states.items():
            names = {tag: name for tag, name in entry.items() if tag not in ("region", "language")}
            parties: dict[str, date | None] = {"untoc": date(2003, 9, 29), "tip": date(2004, 1, 28)}
            state.add(connection, state.State(code, entry["region"], names), parties)
        focal_points, officer = _people(connection, states)
        for place, (code, entry) in enumerate(states.items()):
            writer = Writer(code, entry["language"], words[entry["language"]], words["en"])
            _respond(connection, focal_points[code], officer, writer, place, code)
        _work_of_home(connection, focal_points[HOME])


def _people(connection: Connection, states: dict[str, Any]) -> tuple[dict[str, Person], Person]:
    hash_ = password.hashed(PASSWORD)
    now = clock.now() - timedelta(days=60)
    accounts = list(ACCOUNTS)
    have = {code for _, _, role, code in accounts if role == "focal point"}
    accounts += [
        (f"focal.point@{code.lower()}.example", f"Focal point of {states[code]['en']}", "focal point", code)
        for code in states
        if code not in have
    ]
    focal_points: dict[str, Person] = {}
    officer: Person | None = None
    for email, name, role, code in accounts:
        first = role.split()[0]
        kind = _KINDS.get(first, first)
        tag = states[code]["language"] if code else "en"
        number = people.add(connection, email, name, hash_, tag, now)
        people.give_role(connection, number, kind, code or None, now, "NV 2026/014" if code else "")
        found = people.get(connection, number)
        if found and kind == "focal_point":
            focal_points[code] = found
        if found and kind == "officer":
            officer = officer or found
    if officer is None:
        raise LookupError("the demonstration has no officer")
    return focal_points, officer


def _respond(
    connection: Connection, focal_point: Person, officer: Person, writer: Writer, place: int, code: str
) -> None:
    due = clock.now().date() + timedelta(days=14 * (place % 4) - 10)
    number = open_unasked(connection, KEY, code, 1, due, officer.id)
    at = clock.now() - timedelta(days=30 - place, hours=place)
    with clock.frozen_at(at):
        for item in writer.laws():
            law.add(connection, code, item, focal_point.id, at)
        mine = desk(connection, focal_point, number, writer.language)
        given = writer.answers(mine.questionnaire, _DRAFTS.get(code, 1.0))
        answer_store.add_all(connection, number, given.items(), focal_point.id, at, "typed")
    if code in _DRAFTS:
        return
    with clock.frozen_at(at + timedelta(hours=3)):
        made = submission.submit(connection, _desk(connection, focal_point, number), declared=True)
    if code not in (_REOPENED, _TWICE):
        return
    with clock.frozen_at(at + timedelta(days=2)):
        submission.reopen(connection, officer, made.id, _REASON)
    if code == _TWICE:
        with clock.frozen_at(at + timedelta(days=4)):
            submission.submit(connection, _desk(connection, focal_point, number), declared=True)


def _desk(connection: Connection, person: Person, response: int) -> Desk:
    return desk(connection, person, response, "en")


def _work_of_home(connection: Connection, focal_point: Person) -> None:
    """Give the home State what a draft holds: assignments, a history, two texts, and hints."""
    by_email = {who.email: who for who in people.of_state(connection, HOME)}
    expert, justice = by_email["expert@xaa.example"], by_email["justice@xaa.example"]
    interior = by_email["interior@xaa.example"]
    response = responses.of_state(connection, HOME)[0].id
    mine = _desk(connection, focal_point, response)
    today = clock.now().date()
    for section, who, days in (
        ("article-5", justice, 10),
        ("article-6", interior, 12),
        ("article-10", justice, 20),
        ("article-8", expert, 15),
    ):
        assignment.assign(connection, mine, section, who.id, today + timedelta(days=days))
    _write_twice(connection, response, focal_point, expert)
    table = next(q for q in mine.questionnaire.questions.values() if q.kind == "statistics" and q.sums)
    items = {f"{row.key}/{table.years[-1]}": str(10 * n) for n, row in enumerate(table.rows, 1)}
    seen = mine.standing.get(table.key)
    answer.save(connection, mine, table.key, items, seen.id if seen else None)


def _write_twice(connection: Connection, response: int, one: Person, other: Person) -> None:
    """Two people write upon the same reply: the later text is kept aside."""
    mine, theirs = _desk(connection, one, response), _desk(connection, other, response)
    key = next(
        key
        for key, item in mine.standing.items()
        if item.value and mine.questionnaire.questions[key].kind == "text" and key in mine.in_force
    )
    before = mine.standing[key]
    items = KINDS["text"].items(before.value)
    first = items | {"": items[""] + " Une circulaire d’application est en préparation."}
    second = items | {"": items[""].replace("2023", "2024") + " Le décret d’application est attendu."}
    saved = answer.save(connection, mine, key, first, before.id)
    again = first | {"": first[""] + " Elle paraîtra en janvier."}
    answer.save(connection, mine, key, again, saved.standing.id if saved.standing else None)
    answer.save(connection, theirs, key, second, before.id)
