"""Who holds which section."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms.fields.choices import SelectChoice

from review.actions import assignment
from review.actions.may import require
from review.language import N_
from review.web.form.people import AssignmentForm
from review.web.speech import words
from review.web.transaction import connection
from review.web.view.response import desk_of, heading

views = Blueprint("assignment", __name__)


@views.get("/response/<int:response>/sections")
def show(response: int) -> str:
    """Show the sections with their holders, and a form to give one."""
    return _page(response, AssignmentForm(section=request.args.get("section")))


@views.post("/response/<int:response>/sections")
def assign(response: int) -> Response | tuple[str, int]:
    """Give a section to somebody."""
    form = AssignmentForm()
    if not form.validate():
        return _page(response, form), 422
    assignment.assign(connection(), desk_of(response), form.section.data, form.person.data, form.due.data)
    flash(words(N_("The section is assigned.")))
    return redirect(url_for("assignment.show", response=response))


@views.post("/response/<int:response>/sections/<section>/withdraw/<int:person>")
def withdraw(response: int, section: str, person: int) -> Response:
    """Take a section back."""
    assignment.withdraw(connection(), desk_of(response), section, person)
    flash(words(N_("The section is withdrawn; what was written stays.")))
    return redirect(url_for("assignment.show", response=response))


def _page(response: int, form: AssignmentForm) -> str:
    mine = desk_of(response)
    require(mine.person, "assignment.write", mine.state)
    people = assignment.candidates(connection(), mine)
    form.section.choices = [SelectChoice(s.key, f"{s.article} {s.title}".strip()) for s in mine.questionnaire.sections]
    form.person.choices = [SelectChoice(person.id, person.name) for person in people]
    return render_template(
        "page/assignment.html",
        response=heading(mine),
        questionnaire=mine.questionnaire,
        assignments=mine.assignments,
        form=form,
    )
