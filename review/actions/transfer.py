"""Replies as rows (state, question, item, value): taking them out, and bringing them in.

Both ways go through the kinds' `items` and `parse`, the same validity code as the form. A State's laws
travel along as questions named `law.<number>`, so that a citation finds its law again.
"""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from review import clock
from review.actions import answer as answers
from review.actions import law as laws
from review.actions.may import require
from review.actions.refusal import Refused
from review.actions.response import Desk
from review.documents.sheet_reading import Row
from review.language import N_
from review.questionnaire.kind import KINDS, Invalid
from review.questionnaire.kind.choices import EMPTY, TICKS
from review.questionnaire.shape import Answers, Questionnaire
from review.store import answer, event, law
from review.store import response as responses
from review.store import state as states
from review.store.law import Law

#: Prefix of the question column for a law.
LAW = "law."

_LAW_NUMBER = re.compile(r"[1-9][0-9]{0,5}")

#: The fields of a law that travel; `file` names a stored file by its hash.
LAW_FIELDS = ("title", "citation", "date", "language", "link", "file", "withdrawn")


@dataclass(frozen=True, slots=True)
class Trouble:
    """A row that can't be brought in, and why (an English text for the catalogs with its values)."""

    row: int
    message: str
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Brought:
    """What an import did: how many answers it wrote and which rows it could not read."""

    answers: int
    laws: int
    troubles: list[Trouble]


def reply_rows(
    questionnaire: Questionnaire, state: str, given: Answers, laws_cited: Iterable[Law]
) -> Iterator[tuple[str, str, str, str]]:
    """Yield the rows of one State's replies, laws first, then in the order of the questionnaire."""
    for item in laws_cited:
        for name in LAW_FIELDS:
            value = getattr(item, name)
            text = ("1" if value else "") if isinstance(value, bool) else value
            if text:
                yield state, f"{LAW}{item.number}", name, text
    for key, question in questionnaire.questions.items():
        if key in given:
            for item_name, text in KINDS[question.kind].items(given[key]).items():
                yield state, key, item_name, text


def export(connection: Connection, desk: Desk) -> list[tuple[str, str, str, str]]:
    """Return the rows of a response as it stands."""
    require(desk.person, "response.read", desk.state)
    listed = law.every(connection, desk.state).values()
    return list(reply_rows(desk.questionnaire, desk.state, desk.answers, listed))


def bring_in(connection: Connection, desk: Desk, rows: Iterable[Row], *, skip_bad: bool = False) -> Brought:
    """Bring rows into a response; with a trouble in any row nothing is written, unless `skip_bad`.

    A reply already there is replaced by a new revision; a question the rows do not name is left alone.
    Raises Refused when the response is submitted, Forbidden when the person may not write all of it.
    """
    require(desk.person, "answers.import", desk.state)
    responses.lock(connection, desk.response.id)
    states.lock(connection, desk.state)
    answers.require_open(connection, desk)
    troubles: list[Trouble] = []
    law_rows: dict[int, dict[str, Row]] = {}
    reply_groups: dict[str, dict[str, Row]] = {}
    for row in rows:
        problem = _sort(desk, row, law_rows, reply_groups)
        if problem:
            troubles.append(problem)
    listed = _laws(connection, desk, law_rows, troubles)
    laws_known = {*law.every(connection, desk.state), *listed}
    files_known = law.files(connection, desk.state)
    values = _values(desk, reply_groups, laws_known, files_known, troubles)
    if troubles and not skip_bad:
        return Brought(0, 0, sorted(troubles, key=lambda trouble: trouble.row))
    at = clock.now()
    for item in listed.values():
        law.add(connection, desk.state, item, desk.person.id, at)
    standing = {key: item.value for key, item in answer.standing(connection, desk.response.id).items()}
    changed = [(key, value) for key, value in values.items() if value != standing.get(key)]
    answer.add_all(connection, desk.response.id, changed, desk.person.id, at, "imported")
    details = {"answers": len(changed), "laws": len(listed), "troubles": len(troubles)}
    event.add(connection, at, desk.person.id, "answers.imported", f"response:{desk.response.id}", details)
    return Brought(len(changed), len(listed), sorted(troubles, key=lambda trouble: trouble.row))


def _sort(
    desk: Desk,
    row: Row,
    law_rows: dict[int, dict[str, Row]],
    reply_groups: dict[str, dict[str, Row]],
) -> Trouble | None:
    if row.state != desk.state:
        return Trouble(
            row.number,
            N_("The row is for %(state)s, the replies are those of %(own)s."),
            {"state": row.state, "own": desk.state},
        )
    if row.question.startswith(LAW):
        number = row.question.removeprefix(LAW)
        if not _LAW_NUMBER.fullmatch(number):
            return Trouble(row.number, N_("“%(law)s” is not the number of a law."), {"law": number})
        group = law_rows.setdefault(int(number), {})
    elif row.question in desk.questionnaire.questions:
        group = reply_groups.setdefault(row.question, {})
    else:
        return Trouble(
            row.number,
            N_("The questionnaire has no question “%(question)s”."),
            {"question": row.question},
        )
    if row.item in group:
        return Trouble(
            row.number,
            N_("The same item stands in row %(row)d already."),
            {"row": group[row.item].number},
        )
    group[row.item] = row
    return None


def _laws(
    connection: Connection,
    desk: Desk,
    law_rows: dict[int, dict[str, Row]],
    troubles: list[Trouble],
) -> dict[int, Law]:
    known = law.every(connection, desk.state)
    found = {}
    for number, group in law_rows.items():
        first = next(iter(group.values())).number
        wrong = [row for name, row in group.items() if name not in LAW_FIELDS]
        troubles += [Trouble(row.number, N_("A law has no field “%(field)s”."), {"field": row.item}) for row in wrong]
        if wrong:
            continue
        fields: dict[str, Any] = {"title": ""} | {name: row.value for name, row in group.items()}
        tick = fields.get("withdrawn", "").strip().lower()
        if tick not in TICKS and tick not in EMPTY:
            message = N_("A tick is written 1, not “%(tick)s”.")
            troubles.append(Trouble(group["withdrawn"].number, message, {"tick": tick}))
            continue
        fields["withdrawn"] = tick in TICKS
        try:
            item = laws.valid(connection, desk.state, Law(number, **fields))
        except Refused as refusal:
            troubles.append(Trouble(first, refusal.message, refusal.values))
            continue
        if item != known.get(number):
            found[number] = item
    return found


def _values(
    desk: Desk,
    groups: dict[str, dict[str, Row]],
    laws_known: Container[int],
    files_known: Container[str],
    troubles: list[Trouble],
) -> dict[str, Any]:
    values = {}
    for key, group in groups.items():
        question = desk.questionnaire.questions[key]
        items = {name: row.value for name, row in group.items()}
        try:
            value = KINDS[question.kind].parse(question, items)
            answers.refuse_unknown_laws(question, value, laws_known)
            answers.refuse_unknown_files(question, value, files_known)
        except Invalid as invalid:
            first = next(iter(group.values()))
            troubles += [
                Trouble(group.get(problem.item, first).number, problem.message, dict(problem.values))
                for problem in invalid.problems
            ]
        else:
            values[key] = value
    return values
