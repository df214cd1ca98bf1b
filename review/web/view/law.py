"""A State's list of laws and decisions."""

from io import BytesIO

from flask import Blueprint, flash, redirect, render_template, send_file, url_for
from werkzeug.wrappers import Response

from review.actions import law as laws
from review.actions.may import may, require
from review.actions.refusal import Missing, Refused
from review.language import N_
from review.store.law import Law
from review.web import who
from review.web.form.law import LawForm
from review.web.speech import words
from review.web.transaction import connection

views = Blueprint("law", __name__)


@views.get("/laws/<state>/")
def show(state: str) -> str:
    """Show the list."""
    person = who.signed_in()
    return render_template(
        "page/laws.html",
        state=state,
        laws=laws.laws(connection(), person, state),
        may_write=may(person, "law.write", state),
    )


@views.get("/laws/<state>/add")
def add(state: str) -> str:
    """Show an empty form."""
    require(who.signed_in(), "law.write", state)
    return render_template("page/law.html", state=state, form=LawForm(), law=None, message=None)


@views.get("/laws/<state>/<int:number>")
def edit(state: str, number: int) -> str:
    """Show the form of one law."""
    require(who.signed_in(), "law.write", state)
    found = laws.laws(connection(), who.signed_in(), state).get(number)
    if found is None:
        raise Missing(str(number))
    form = LawForm(
        title=found.title,
        citation=found.citation,
        date=found.date,
        law_language=found.language,
        link=found.link,
        withdrawn=found.withdrawn,
    )
    return render_template("page/law.html", state=state, form=form, law=found, message=None)


@views.post("/laws/<state>/add")
def save_new(state: str) -> str | Response | tuple[str, int]:
    """Add a law."""
    return _save(state, None)


@views.post("/laws/<state>/<int:number>")
def save(state: str, number: int) -> str | Response | tuple[str, int]:
    """Change a law; what it was before stays in the history."""
    require(who.signed_in(), "law.write", state)
    found = laws.laws(connection(), who.signed_in(), state).get(number)
    if found is None:
        raise Missing(str(number))
    return _save(state, found)


def _save(state: str, found: Law | None) -> str | Response | tuple[str, int]:
    require(who.signed_in(), "law.write", state)
    form = LawForm()
    message = None
    if form.validate():
        try:
            kept = found.file if found else ""
            if form.file.data:
                content = form.file.data.read()
                kept = laws.store_file(
                    connection(), who.signed_in(), state, form.file.data.filename or "", content
                ).sha256
            law = Law(
                found.number if found else 0,
                form.title.data,
                form.citation.data or "",
                form.date.data or "",
                form.law_language.data or "",
                form.link.data or "",
                kept,
                form.withdrawn.data,
            )
            saved = laws.save(connection(), who.signed_in(), state, law)
            flash(words(N_("Law %(number)d is saved."), number=saved.number))
            return redirect(url_for("law.show", state=state, _anchor=f"law-{saved.number}"))
        except Refused as refusal:
            message = words(refusal.message, **refusal.values)
    return render_template("page/law.html", state=state, form=form, law=found, message=message), 422


@views.get("/laws/<state>/file/<sha256>")
def file(state: str, sha256: str) -> Response:
    """Give a stored file, always as a download: nothing in it may run in our name."""
    found, content = laws.file(connection(), who.signed_in(), state, sha256)
    return send_file(
        BytesIO(content),
        mimetype=found.media_type,
        as_attachment=True,
        download_name=found.name,
    )
