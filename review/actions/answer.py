"""Writing answers: nobody's words are lost, whoever else was writing."""

from collections.abc import Container, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from review import clock
from review.actions.refusal import Missing, Refused
from review.actions.response import Desk, status_of
from review.language import N_
from review.questionnaire.kind import KINDS, Invalid, Problem
from review.questionnaire.kind.citations import laws_cited
from review.questionnaire.shape import Plain, Question
from review.store import answer as store
from review.store import law, submission
from review.store import response as responses
from review.store.answer import Answer


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of a save: the answer that stands now, and the one set aside when two people wrote."""

    standing: Answer | None
    aside: int | None = None
    changed: bool = False


def parsed(connection: Connection, state: str, question: Question, items: Mapping[str, str]) -> Plain:
    """Return the plain value of typed items; Invalid when they, or the laws they name, are not right."""
    value = KINDS[question.kind].parse(question, items)
    if question.kind == "citations" and value:
        refuse_unknown_laws(question, value, law.every(connection, state))
        refuse_unknown_files(question, value, law.files(connection, state))
    return value


def refuse_unknown_laws(question: Question, value: Plain, known: Container[int]) -> None:
    """Raise Invalid when a citation names a law that is not among the `known` numbers."""
    if question.kind != "citations" or not value:
        return
    problems = [
        Problem(f"{number}.law", N_("Law %(law)d is not in the State’s list."), {"law": cited})
        for number, cited in enumerate(laws_cited(value), 1)
        if cited not in known
    ]
    if problems:
        raise Invalid(problems)


def refuse_unknown_files(question: Question, value: Plain, known: Container[str]) -> None:
    """Raise Invalid when a citation names a file that is not among the `known` hashes."""
    if not question.files or not value:
        return
    problems = [
        Problem(f"{number}.file", N_("This file is not known."))
        for number, citation in enumerate(value, 1)
        if "file" in citation and citation["file"] not in known
    ]
    if problems:
        raise Invalid(problems)


def question_of(desk: Desk, key: str) -> Question:
    """Return a question of the response; Missing when it has none of that key."""
    question = desk.questionnaire.questions.get(key)
    if question is None:
        raise Missing(key)
    return question


def save(connection: Connection, desk: Desk, key: str, items: Mapping[str, str], seen: int | None) -> Saved:
    """Save a reply that was typed upon the answer `seen` (None: upon an empty question).

    When somebody else wrote meanwhile, the new text is kept aside and both are to be compared. A person's
    own continued text (the acknowledgements of which were lost on the line) is no second text. A `seen`
    that never stood here counts as None: then any text of somebody else is a second one.
    """
    question = question_of(desk, key)
    desk.require_writable(desk.questionnaire.section_of[key].key)
    value = parsed(connection, desk.state, question, items)
    responses.lock(connection, desk.response.id)
    require_open(connection, desk)
    latest = store.latest(connection, desk.response.id, key)
    if value == (latest.value if latest else None):
        return Saved(latest)
    if latest is None or latest.id == seen:
        return _append(connection, desk, key, value, "typed", follows=latest.id if latest else None)
    # Only now is the whole history read: it grows with every pause in somebody's typing.
    stood = [row for row in store.history(connection, desk.response.id, key) if not row.aside]
    if seen not in {row.id for row in stood}:
        seen = None
    if all(row.author == desk.person.id for row in stood if seen is None or row.id > seen):
        return _append(connection, desk, key, value, "typed", follows=latest.id)
    mine = [
        row
        for row in store.set_aside(connection, desk.response.id)
        if row.question == key and row.author == desk.person.id
    ]
    if mine and mine[-1].value == value:
        return Saved(latest, mine[-1].id)
    aside = store.add(
        connection,
        desk.response.id,
        key,
        value,
        desk.person.id,
        clock.now(),
        "typed",
        aside=True,
        follows=seen,
        settles=mine[-1].id if mine else None,
    )
    return Saved(latest, aside)


def restore(connection: Connection, desk: Desk, key: str, revision: int) -> Saved:
    """Make an earlier revision the standing answer again, as a new entry."""
    question_of(desk, key)
    desk.require_writable(desk.questionnaire.section_of[key].key)
    responses.lock(connection, desk.response.id)
    require_open(connection, desk)
    earlier = store.get(connection, desk.response.id, revision)
    if earlier is None or earlier.question != key:
        raise Missing(str(revision))
    latest = store.latest(connection, desk.response.id, key)
    if latest and latest.value == earlier.value:
        return Saved(latest)
    return _append(
        connection,
        desk,
        key,
        earlier.value,
        "restored",
        follows=latest.id if latest else None,
        settles=earlier.id if earlier.aside else None,
    )


def settle(connection: Connection, desk: Desk, aside: int, items: Mapping[str, str], seen: int | None) -> Saved:
    """Settle two texts by the one that shall stand (mine, theirs, or an edited one).

    Refused when a third text came meanwhile: then there is something new to read first.
    """
    other = store.get(connection, desk.response.id, aside)
    if other is None or not other.aside:
        raise Missing(str(aside))
    key = other.question
    question = question_of(desk, key)
    desk.require_writable(desk.questionnaire.section_of[key].key)
    value = parsed(connection, desk.state, question, items)
    responses.lock(connection, desk.response.id)
    require_open(connection, desk)
    latest = store.latest(connection, desk.response.id, key)
    if (latest.id if latest else None) != seen:
        raise Refused(N_("The text was changed again meanwhile. Both texts are shown as they are now."))
    return _append(connection, desk, key, value, "merged", follows=latest.id if latest else None, settles=aside)


def require_open(connection: Connection, desk: Desk) -> None:
    """Raise Refused when the response is submitted; to be asked under its lock.

    The desk does not know: the focal point may have submitted since it was laid.
    """
    if status_of(submission.of_response(connection, desk.response.id)) == "submitted":
        raise Refused(N_("These replies are submitted. The secretariat can reopen them, with a reason."))


def _append(
    connection: Connection,
    desk: Desk,
    key: str,
    value: Plain,
    cause: str,
    follows: int | None,
    settles: int | None = None,
) -> Saved:
    at = clock.now()
    number = store.add(
        connection,
        desk.response.id,
        key,
        value,
        desk.person.id,
        at,
        cause,
        follows=follows,
        settles=settles,
    )
    stands = Answer(
        id=number,
        question=key,
        value=value,
        author=desk.person.id,
        name=desk.person.name,
        at=at,
        cause=cause,
        aside=False,
        follows=follows,
        settles=settles,
    )
    return Saved(stands, changed=True)
