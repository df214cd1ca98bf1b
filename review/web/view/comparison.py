"""Comparing: one question, or a whole questionnaire, by regional group. No State by result, ever."""

from collections.abc import Iterable

from flask import Blueprint, render_template
from werkzeug.wrappers import Response

from review.actions import comparison
from review.actions.comparison import edition as edition_of
from review.comparison import FIELDS, QuestionTable, flat
from review.web import who
from review.web.speech import page_language, words
from review.web.transaction import connection
from review.web.view.transfer import written

views = Blueprint("comparison", __name__)


@views.get("/comparison/")
def show() -> str:
    """Show which questionnaires can be compared."""
    found = comparison.editions_compared(connection(), who.signed_in(), page_language().tag)
    return render_template("page/comparisons.html", editions=found)


@views.get("/comparison/<int:edition>/")
def questionnaire(edition: int) -> str:
    """Show every question of a questionnaire in one table."""
    person = who.signed_in()
    compared = edition_of(connection(), person, edition)
    found, tables = comparison.questionnaire_compared(connection(), person, compared, page_language().tag)
    return render_template("page/comparison.html", edition=compared, questionnaire=found, tables=tables)


@views.get("/comparison/<int:edition>/question/<question>")
def one_question(edition: int, question: str) -> str:
    """Show one question with what States wrote to it."""
    person, tag = who.signed_in(), page_language().tag
    compared = edition_of(connection(), person, edition)
    found, table = comparison.question_compared(connection(), person, compared, question, tag)
    keys = [key for key, q in found.questions.items() if q.kind != "note"]
    place = keys.index(question)
    return render_template(
        "page/compared_question.html",
        edition=compared,
        questionnaire=found,
        section=found.section_of[question],
        table=table,
        texts=comparison.words(connection(), person, compared, question, tag),
        previous=keys[place - 1] if place else None,
        following=keys[place + 1] if place + 1 < len(keys) else None,
    )


@views.get("/comparison/<int:edition>/figures.<ending>")
def figures(edition: int, ending: str) -> Response:
    """Give the figures of a whole questionnaire as a file."""
    person = who.signed_in()
    compared = edition_of(connection(), person, edition)
    _, tables = comparison.questionnaire_compared(connection(), person, compared, page_language().tag)
    return _file(f"comparison-{edition}", ending, tables.values())


@views.get("/comparison/<int:edition>/question/<question>/figures.<ending>")
def question_figures(edition: int, question: str, ending: str) -> Response:
    """Give the figures of one question as a file."""
    person = who.signed_in()
    compared = edition_of(connection(), person, edition)
    _, table = comparison.question_compared(connection(), person, compared, question, page_language().tag)
    return _file(f"comparison-{edition}-{question}", ending, [table])


def _file(name: str, ending: str, tables: Iterable[QuestionTable]) -> Response:
    header = [words(text) for text in FIELDS.values()] if ending != "json" else list(FIELDS)
    rows = [tuple(figure) for table in tables for figure in flat(table, words)]
    return written(name, ending, name, header, rows)
