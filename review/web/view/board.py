"""The secretariat's board: where every response stands, a process status and no word of a draft."""

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response
from wtforms.fields.choices import SelectChoice

from review.actions import home
from review.actions import response as responses
from review.actions.may import require
from review.actions.refusal import Refused
from review.language import N_
from review.store import edition, state
from review.web import who
from review.web.form.people import OpeningForm
from review.web.speech import page_language, words
from review.web.transaction import connection

views = Blueprint("board", __name__)


@views.get("/board/")
def show() -> str:
    """Show States × steps, what is due first on top."""
    return _page(OpeningForm(), None)


@views.post("/board/")
def open_response() -> Response | tuple[str, int]:
    """Open a response for a State."""
    form = OpeningForm()
    message = None
    if form.validate():
        try:
            responses.open_response(
                connection(),
                who.signed_in(),
                form.key.data,
                form.state.data,
                form.phase.data,
                form.due.data,
            )
            flash(words(N_("The response is open for the State.")))
            return redirect(url_for("board.show"))
        except Refused as refusal:
            message = words(refusal.message, **refusal.values)
    return _page(form, message), 422


def _page(form: OpeningForm, message: str | None) -> str:
    person = who.signed_in()
    require(person, "board.read")
    tag = page_language().tag
    states = state.every(connection())
    named = sorted(states.values(), key=lambda found: found.name(tag))
    form.state.choices = [SelectChoice(found.code, found.name(tag)) for found in named]
    keys = sorted({found.key for found in edition.every(connection())})
    form.key.choices = [SelectChoice(key, key) for key in keys]
    return render_template("page/board.html", rows=home.board(connection(), tag), form=form, message=message)
