"""One section: its questions as a form that works with and without JavaScript."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from review.actions import answer as answers
from review.actions import edition as editions
from review.actions.response import Desk
from review.language import LANGUAGES, Language
from review.questionnaire.kind import KINDS, Invalid, Problem
from review.questionnaire.progress import hints, progress
from review.questionnaire.shape import Question, Section
from review.store import answer as store
from review.store import law
from review.store.answer import Answer
from review.web.speech import page_language, words
from review.web.transaction import connection
from review.web.view.response import desk_of, heading

views = Blueprint("section", __name__)


@dataclass(frozen=True, slots=True)
class Entry:
    """One question as the page shows it; `problems` maps items to messages in the page's language."""

    question: Question
    in_force: bool
    items: Mapping[str, str]
    problems: Mapping[str, str]
    saved: Answer | None
    hints: list[str]
    aside_url: str | None
    history_url: str
    save_url: str


def typed_items(question: Question) -> dict[str, str]:
    """Return the items of a question that were sent in a form (fields `<question>:<item>`)."""
    prefix = f"{question.key}:"
    return {name.removeprefix(prefix): value for name, value in request.form.items() if name.startswith(prefix)}


def seen(question: Question) -> int | None:
    """Return the id of the answer that stood in the form that was sent."""
    number = request.form.get(f"seen:{question.key}", "")
    return int(number) if number.isascii() and number.isdigit() else None


def said(problems: Iterable[Problem]) -> dict[str, str]:
    """Put problems into the words of the page, by item."""
    return {problem.item: words(problem.message, **problem.values) for problem in problems}


def entries(
    mine: Desk,
    questions: Iterable[Question],
    typed: Mapping[str, tuple[Mapping[str, str], Mapping[str, str]]] | None = None,
) -> list[Entry]:
    """Return questions as the page shows them; `typed` holds (items, problems) of replies that were refused."""
    hinted = hints(mine.questionnaire, mine.answers)
    own = {}
    for item in store.set_aside(connection(), mine.response.id):
        own[item.question] = item
    # One address is built and the keys put behind it: building two for each question takes longer than the queries.
    place = url_for("answer.save", response=mine.response.id, question="")
    found = []
    for question in questions:
        key, standing = question.key, mine.standing.get(question.key)
        value = standing.value if standing else None
        given: Mapping[str, str] = KINDS[question.kind].items(value) if value is not None else {}
        items, problems = (typed or {}).get(key, (given, {}))
        found.append(
            Entry(
                question,
                key in mine.in_force,
                items,
                problems,
                standing,
                list(said(hinted.get(key, ())).values()),
                url_for("answer.two_texts", response=mine.response.id, aside=own[key].id) if key in own else None,
                f"{place}{key}/history",
                f"{place}{key}",
            )
        )
    return found


def beside(mine: Desk) -> tuple[Language, Mapping[str, Question]] | None:
    """Return the second language asked for, with its questions."""
    tag = request.args.get("beside", "")
    if tag not in LANGUAGES or tag == page_language().tag:
        return None
    found = editions.questionnaire(connection(), mine.response.edition, mine.response.sha256, tag)
    return LANGUAGES[tag], found.questions


def context(mine: Desk, section: Section, shown: list[Entry], **more: Any) -> dict[str, Any]:
    """Return what the section page needs."""
    readable = [s for s in mine.questionnaire.sections if mine.may_read(s.key)]
    place = readable.index(section)
    second = beside(mine)
    return {
        "response": heading(mine) | {"may_write": mine.may_write(section.key)},
        "questionnaire": mine.questionnaire,
        "section": section,
        "entries": shown,
        "beside_language": second[0] if second else None,
        "beside": second[1] if second else None,
        "laws": law.every(connection(), mine.state),
        "laws_url": url_for("law.show", state=mine.state),
        "progress": progress(mine.questionnaire, mine.answers, section.key),
        "previous_section": readable[place - 1] if place else None,
        "next_section": readable[place + 1] if place + 1 < len(readable) else None,
        "sections": readable,
        "notice": None,
    } | more


@views.get("/response/<int:response>/section/<section>")
def show(response: int, section: str) -> str:
    """Show the section."""
    mine = desk_of(response)
    mine.require_readable(section)
    found = mine.questionnaire.sections_by_key[section]
    return render_template("page/section.html", **context(mine, found, entries(mine, found.questions)))


@views.post("/response/<int:response>/section/<section>")
def save(response: int, section: str) -> Response:
    """Save every question that was sent; what is refused is shown again just as it was typed."""
    mine = desk_of(response)
    mine.require_writable(section)
    found = mine.questionnaire.sections_by_key[section]
    refused: dict[str, tuple[Mapping[str, str], Mapping[str, str]]] = {}
    asides = []
    for question in found.questions:
        if f"seen:{question.key}" not in request.form:
            continue
        items = typed_items(question)
        try:
            saved = answers.save(connection(), mine, question.key, items, seen(question))
        except Invalid as invalid:
            refused[question.key] = (items, said(invalid.problems))
        else:
            if saved.aside:
                asides.append(saved.aside)
    if refused:
        now = desk_of(response)
        page = context(now, found, entries(now, found.questions, refused))
        return make_response(render_template("page/section.html", **page), 422)
    if asides:
        return redirect(url_for("answer.two_texts", response=response, aside=asides[0]))
    onward = request.form.get("then", "")
    if onward == "next":
        page = context(mine, found, [])
        following = page["next_section"]
        if following:
            return redirect(url_for("section.show", response=response, section=following.key))
        return redirect(url_for("response.show", response=response))
    return redirect(
        url_for(
            "section.show",
            response=response,
            section=section,
            saved=1,
            beside=request.args.get("beside"),
        )
    )
