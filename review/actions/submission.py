"""Clearing and submitting: what is frozen, hashed, and counted."""

import hashlib
import json
from dataclasses import asdict
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from review import clock
from review.actions.may import require
from review.actions.refusal import Missing, Refused
from review.actions.response import Desk, status_of
from review.language import N_
from review.questionnaire.kind import KINDS
from review.questionnaire.kind.base import clean
from review.questionnaire.kind.citations import laws_cited
from review.questionnaire.path import in_force
from review.questionnaire.progress import gaps
from review.questionnaire.shape import Answers, Questionnaire
from review.store import answer, event, law
from review.store import response as responses
from review.store import submission as store
from review.store.law import Law
from review.store.person import Person
from review.store.submission import Submission


def frozen(desk: Desk, number: int, laws: dict[int, Law], at: datetime) -> dict[str, Any]:
    """Return what a submission cleared at `at` holds: every answer, in force or not, and each law cited."""
    cited = {
        law_number
        for key, value in desk.answers.items()
        if desk.questionnaire.questions[key].kind == "citations"
        for law_number in laws_cited(value)
    }
    return {
        "format": 1,
        "state": desk.state,
        "edition": {
            "key": desk.response.key,
            "number": desk.response.number,
            "sha256": desk.response.sha256,
        },
        "phase": desk.response.phase,
        "submission": number,
        "in_force": list(in_force(desk.questionnaire, desk.answers)),
        "answers": {
            key: {"value": item.value, "by": item.name, "at": item.at.isoformat()}
            for key, item in sorted(desk.standing.items())
            if item.value is not None
        },
        "laws": [asdict(item) for number, item in sorted(laws.items()) if number in cited],
        "cleared_by": desk.person.name,
        "cleared_at": at.isoformat(),
    }


def canonical(content: dict[str, Any]) -> bytes:
    """Write a submission one way only."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def counted(
    questionnaire: Questionnaire, answers: Answers
) -> tuple[list[tuple[str, str, Decimal | None]], list[tuple[str, str, str, str]]]:
    """Return of the questions in force what comparison counts, and the words: see `store.add_counted`."""
    replies: list[tuple[str, str, Decimal | None]] = []
    passages: list[tuple[str, str, str, str]] = []
    for key in in_force(questionnaire, answers):
        kind = KINDS[questionnaire.questions[key].kind]
        if kind.name == "note":
            continue
        replies.append((key, store.ASKED, None))
        if key in answers:
            value = answers[key]
            replies.append((key, store.REPLIED, None))
            replies += ((key, fact.item, fact.amount) for fact in kind.facts(value))
            passages += ((key, passage.item, passage.language, passage.text) for passage in kind.passages(value))
    return replies, passages


def submit(connection: Connection, desk: Desk, *, declared: bool) -> Submission:
    """Freeze a response as its next submission; the focal point declares that the State clears it."""
    require(desk.person, "submission.make", desk.state)
    responses.lock(connection, desk.response.id)
    submissions = store.of_response(connection, desk.response.id)
    if status_of(submissions) == "submitted":
        raise Refused(N_("These replies are submitted already."))
    if not declared:
        raise Refused(N_("Tick the declaration: it says that your State clears these replies."))
    standing = answer.standing(connection, desk.response.id)
    desk = Desk(desk.person, desk.response, desk.questionnaire, submissions, desk.assignments, standing)
    if missing := gaps(desk.questionnaire, desk.answers):
        raise Refused(N_("%(count)d required questions have no reply yet."), {"count": len(missing)})
    if answer.set_aside(connection, desk.response.id):
        raise Refused(N_("Some questions hold two texts. Settle them first; both are kept."))
    number = len(submissions) + 1
    at = clock.now()
    content = canonical(frozen(desk, number, law.every(connection, desk.state), at))
    digest = hashlib.sha256(content).hexdigest()
    submission = store.add(
        connection,
        desk.response.id,
        number,
        content,
        digest,
        desk.person.id,
        at,
    )
    store.add_counted(connection, submission, *counted(desk.questionnaire, desk.answers))
    details = {"number": number, "sha256": digest}
    event.add(
        connection,
        at,
        desk.person.id,
        "response.submitted",
        f"response:{desk.response.id}",
        details,
    )
    made = store.get(connection, submission)
    if made is None:
        raise Missing(str(submission))
    return made


def reopen(connection: Connection, person: Person, submission: int, reason: str) -> None:
    """Reopen a submitted response, with a reason that its people read; the submission itself stays."""
    found = store.get(connection, submission)
    if found is None:
        raise Missing(str(submission))
    response = responses.get(connection, found.response)
    if response is None:
        raise Missing(str(found.response))
    require(person, "submission.reopen", response.state)
    responses.lock(connection, response.id)
    latest = store.of_response(connection, response.id)[-1]
    if latest.id != submission or latest.reopened_at:
        raise Refused(N_("Only the latest submission can be reopened, and only once."))
    reason = clean(reason)
    if not reason:
        raise Refused(N_("Reopening needs a reason; the State reads it."))
    store.reopen(connection, submission, reason, person.id, clock.now())
    event.add(
        connection,
        clock.now(),
        person.id,
        "response.reopened",
        f"response:{response.id}",
        {"number": latest.number, "reason": reason},
    )


def content(connection: Connection, person: Person, submission: int) -> tuple[Submission, dict[str, Any]]:
    """Return a submission with its frozen content; whoever may not read it learns nothing of it."""
    found = store.get(connection, submission)
    response = responses.get(connection, found.response) if found else None
    if found is None or response is None:
        raise Missing(str(submission))
    require(person, "submission.read", response.state)
    return found, json.loads(store.content(connection, submission))


def intact(connection: Connection, submission: Submission) -> bool:
    """Say whether the stored content still has the hash on the receipt."""
    return hashlib.sha256(store.content(connection, submission.id)).hexdigest() == submission.sha256
