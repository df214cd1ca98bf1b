"""Signing in and out, and the password."""

from flask import Blueprint, flash, make_response, redirect, render_template, request, url_for
from flask_wtf.csrf import generate_csrf
from werkzeug.wrappers import Response

from review.actions import account
from review.actions.refusal import Refused
from review.language import N_
from review.web import who
from review.web.errors import is_htmx, typed
from review.web.form.account import PasswordForm, SignInForm
from review.web.speech import words
from review.web.transaction import connection

views = Blueprint("account", __name__)

#: Prefix of the fields that a sign-in page keeps for another page.
KEPT = "kept:"


def _next() -> str:
    """Return where to go after signing in: only an address of our own."""
    wanted = request.values.get("next", "")
    if wanted.startswith("/") and not wanted.startswith(("//", "/\\")):
        return wanted
    return url_for("home.show")


@views.get("/sign-in")
@who.public
def sign_in() -> str | Response:
    """Show the sign-in page."""
    if who.person():
        return redirect(_next())
    return render_template("page/sign_in.html", form=SignInForm(), next=_next(), message=None, kept=[])


@views.post("/sign-in")
@who.public
def begin() -> str | Response:
    """Sign in; text kept from an ended session comes back, ready to be saved."""
    form = SignInForm()
    message, person = None, None
    kept = [(name.removeprefix(KEPT), value) for name, value in typed() if name.startswith(KEPT)]
    if form.validate():
        try:
            person = account.sign_in(connection(), form.email.data, form.password.data, request.remote_addr or "")
            message = words(N_("This email and password do not belong together.")) if person is None else None
        except Refused as refusal:
            message = words(refusal.message, **refusal.values)
    at = {"question": request.form.get("question", ""), "seen": request.form.get("seen", "")}
    if person is None:
        if is_htmx():
            page = render_template("part/sign_in_again.html", message=message, **at)
        else:
            page = render_template("page/sign_in.html", form=form, next=_next(), message=message, kept=kept)
        return make_response(page, 401)
    who.begin(person)
    if is_htmx():
        # The page with the unsaved text stays as it is; its script sends the text now.
        token = generate_csrf()
        page = render_template("part/signed_in.html", person=person, token=token, **at)
        response = make_response(page)
        response.headers["HX-Trigger-After-Swap"] = "signed-in"
        return response
    if kept:
        return render_template("page/kept.html", kept=kept, action=_next())
    return redirect(_next())


@views.post("/sign-out")
def sign_out() -> Response:
    """Sign out, here and everywhere."""
    account.sign_out(connection(), who.signed_in())
    who.end()
    response = redirect(url_for("account.sign_in"))
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@views.get("/password")
def password() -> str:
    """Show the form for a new password."""
    return render_template("page/password.html", form=PasswordForm(), message=None)


@views.post("/password")
def change_password() -> str | Response | tuple[str, int]:
    """Change the password; all other sessions end."""
    form = PasswordForm()
    message = None
    if form.validate():
        try:
            person = account.change_password(
                connection(), who.signed_in(), form.old_password.data, form.new_password.data
            )
            who.begin(person)
            flash(words(N_("Your password is changed.")))
            return redirect(url_for("home.show"))
        except Refused as refusal:
            message = words(refusal.message, **refusal.values)
    return render_template("page/password.html", form=form, message=message), 422
