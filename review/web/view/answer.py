"""One answer: saving it by itself, its history, and two texts of it."""

from flask import Blueprint, flash, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from review.actions import answer as answers
from review.actions.refusal import Missing, Refused
from review.actions.response import Desk
from review.language import N_
from review.questionnaire.difference import differences
from review.questionnaire.kind import KINDS, Invalid
from review.questionnaire.path import steers
from review.questionnaire.progress import progress
from review.questionnaire.shape import Question
from review.store import answer as store
from review.store import law
from review.web.speech import words
from review.web.transaction import connection
from review.web.view.response import desk_of, heading
from review.web.view.section import entries, said, seen, typed_items

views = Blueprint("answer", __name__)


def _readable(response: int, key: str) -> tuple[Desk, Question]:
    mine = desk_of(response)
    question = answers.question_of(mine, key)
    mine.require_readable(mine.questionnaire.section_of[key].key)
    return mine, question


@views.post("/response/<int:response>/answer/<question>")
def save(response: int, question: str) -> Response:
    """Save one answer while the person goes on writing; the answer is parts of the page."""
    mine, asked = _readable(response, question)
    items = typed_items(asked)
    try:
        saved = answers.save(connection(), mine, question, items, seen(asked))
    except Invalid as invalid:
        [entry] = entries(mine, [asked], {question: (items, said(invalid.problems))})
        return _part(mine, entry, 422)
    section = mine.questionnaire.section_of[question]
    # The desk was laid before the save: the new answer is put on it instead of reading all of it again.
    now = Desk(
        mine.person,
        mine.response,
        mine.questionnaire,
        mine.submissions,
        mine.assignments,
        {**mine.standing, question: saved.standing} if saved.standing else mine.standing,
    )
    turned: list[Question] = []
    if steers(mine.questionnaire, question):
        turned = [other for other in section.questions if (other.key in mine.in_force) != (other.key in now.in_force)]
    first, *others = entries(now, [asked, *turned])
    return _part(now, first, 409 if saved.aside else 200, others)


def _part(mine: Desk, entry: object, status: int, turned: object = ()) -> Response:
    section = mine.questionnaire.section_of[entry.question.key]  # type: ignore[attr-defined]
    page = render_template(
        "part/answered.html",
        response=heading(mine) | {"may_write": True},
        entry=entry,
        turned=turned,
        progress=progress(mine.questionnaire, mine.answers, section.key),
        laws=law.every(connection(), mine.state) if turned else {},
        laws_url=url_for("law.show", state=mine.state),
        beside=None,
        beside_language=None,
    )
    return make_response(page, status)


@views.get("/response/<int:response>/answer/<question>/history")
def history(response: int, question: str) -> str:
    """Show every revision of an answer, what changed from one to the next, and by whom."""
    mine, asked = _readable(response, question)
    revisions = store.history(connection(), response, question)
    kept = [item for item in revisions if not item.aside]
    before = {item.id: earlier for item, earlier in zip(kept, [*kept[1:], None], strict=False)}
    rows = []
    for item in revisions:
        earlier = before.get(item.id)
        rows.append((item, differences(asked, earlier.value if earlier else None, item.value)))
    return render_template(
        "page/history.html",
        response=heading(mine) | {"may_write": mine.may_write(mine.questionnaire.section_of[question].key)},
        section=mine.questionnaire.section_of[question],
        question=asked,
        rows=rows,
        standing=kept[0].id if kept else None,
        laws=law.every(connection(), mine.state),
        in_force=question in mine.in_force,
    )


@views.post("/response/<int:response>/answer/<question>/history")
def restore(response: int, question: str) -> Response:
    """Make an earlier revision stand again."""
    mine, asked = _readable(response, question)
    mine.require_writable(mine.questionnaire.section_of[question].key)
    number = request.form.get("revision", "")
    if not number.isdigit():
        raise Missing(number)
    answers.restore(connection(), mine, question, int(number))
    flash(words(N_("The earlier reply stands again; the one before is kept in the history.")))
    return redirect(url_for("answer.history", response=response, question=asked.key))


@views.get("/response/<int:response>/two-texts/<int:aside>")
def two_texts(response: int, aside: int) -> str:
    """Show my text, the other one, and what both came from, word by word."""
    return _two_texts(response, aside, None, {})


@views.post("/response/<int:response>/two-texts/<int:aside>")
def settle(response: int, aside: int) -> str | Response | tuple[str, int]:
    """Settle the two texts: take one of them, or the edited one."""
    mine = desk_of(response)
    other = store.get(connection(), response, aside)
    if other is None:
        raise Missing(str(aside))
    _, asked = _readable(response, other.question)
    mine.require_writable(mine.questionnaire.section_of[asked.key].key)
    latest = store.latest(connection(), response, asked.key)
    kind = KINDS[asked.kind]
    taken = request.form.get("take")
    if taken == "mine":
        items = kind.items(other.value) if other.value is not None else {}
    elif taken == "theirs":
        items = kind.items(latest.value) if latest and latest.value is not None else {}
    else:
        items = typed_items(asked)
    try:
        answers.settle(connection(), mine, aside, items, seen(asked))
    except Invalid as invalid:
        return _two_texts(response, aside, items, said(invalid.problems)), 422
    except Refused as refusal:
        return _two_texts(response, aside, items, {"": words(refusal.message, **refusal.values)}), 409
    flash(words(N_("One text stands now. Both are kept in the history.")))
    section = mine.questionnaire.section_of[asked.key]
    place = url_for("section.show", response=response, section=section.key, _anchor=f"q-{asked.key}")
    return redirect(place)


def _two_texts(response: int, aside: int, items: dict[str, str] | None, problems: dict[str, str]) -> str:
    other = store.get(connection(), response, aside)
    if other is None or not other.aside:
        raise Missing(str(aside))
    mine, asked = _readable(response, other.question)
    kind = KINDS[asked.kind]
    latest = store.latest(connection(), response, asked.key)
    base = store.get(connection(), response, other.follows) if other.follows else None
    if items is None:
        items = kind.items(other.value) if other.value is not None else {}
    return render_template(
        "page/two_texts.html",
        response=heading(mine) | {"may_write": mine.may_write(mine.questionnaire.section_of[asked.key].key)},
        section=mine.questionnaire.section_of[asked.key],
        question=asked,
        other=other,
        latest=latest,
        base=base,
        items=items,
        problems=problems,
        laws=law.every(connection(), mine.state),
        laws_url=url_for("law.show", state=mine.state),
        apart=differences(asked, latest.value if latest else None, other.value),
        mine_since=differences(asked, base.value if base else None, other.value),
        theirs_since=differences(asked, base.value if base else None, latest.value if latest else None),
    )
