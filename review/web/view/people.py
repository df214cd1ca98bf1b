"""Who holds which role for a State, or in the secretariat."""

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response
from wtforms.fields.choices import SelectChoice

from review.actions import people
from review.actions.refusal import Missing, Refused
from review.language import N_
from review.store import person as store
from review.store import state as states
from review.web import who
from review.web.form.people import ROLE_WORDS, RoleForm
from review.web.speech import page_language, words
from review.web.transaction import connection

views = Blueprint("people", __name__)


@views.get("/people/<state>/")
def show(state: str) -> str:
    """Show the people of a State."""
    return _page(state, RoleForm(), None, None)


@views.get("/people/")
def show_officers() -> str:
    """Show the officers of the secretariat, and the way to each State's people."""
    return _page(None, RoleForm(), None, None)


@views.post("/people/<state>/")
def give(state: str) -> str | tuple[str, int]:
    """Give a role for a State."""
    return _give(state)


@views.post("/people/")
def give_officer() -> str | tuple[str, int]:
    """Give somebody the role of an officer."""
    return _give(None)


@views.post("/people/end/<int:role>")
def end(role: int) -> Response:
    """End a role."""
    row = store.role(connection(), role)
    if row is None:
        raise Missing(str(role))
    people.end_role(connection(), who.signed_in(), role)
    flash(words(N_("The role is ended; its history stays.")))
    place = url_for("people.show", state=row.state) if row.state else url_for("people.show_officers")
    return redirect(place)


def _give(state: str | None) -> str | tuple[str, int]:
    form = RoleForm()
    kinds = people.may_give(who.signed_in(), state)
    message = None
    if form.validate():
        try:
            password = people.give_role(
                connection(),
                who.signed_in(),
                form.email.data,
                form.name.data,
                form.kind.data or (kinds[0] if kinds else ""),
                state,
                form.language.data,
                form.note_verbale.data or "",
            )
            return _page(state, RoleForm(formdata=None), None, (form.email.data, password))
        except Refused as refusal:
            message = words(refusal.message, **refusal.values)
    return _page(state, form, message, None), 422


def _page(state: str | None, form: RoleForm, message: str | None, given: tuple[str, str | None] | None) -> str:
    person = who.signed_in()
    form.kind.choices = [SelectChoice(kind, ROLE_WORDS[kind]) for kind in people.may_give(person, state)]
    every = states.every(connection())
    if state is not None and state not in every:
        raise Missing(state)
    return render_template(
        "page/people.html",
        state=every[state] if state else None,
        states=sorted(every.values(), key=lambda s: s.name(page_language().tag)) if state is None else [],
        roles=people.roles(connection(), person, state),
        role_words=ROLE_WORDS,
        may_give=people.may_give(person, state),
        form=form,
        message=message,
        given=given,
    )
