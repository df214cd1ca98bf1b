"""What people see when something can't be done: what happened, what is kept, and what to do."""

import logging
from typing import Any

from flask import Flask, Response, make_response, redirect, render_template, request, url_for
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException, Unauthorized
from werkzeug.wrappers import Response as BaseResponse

from review.actions.refusal import Forbidden, Missing, Refused
from review.language import N_
from review.web import transaction, who
from review.web.form.account import SignInForm
from review.web.speech import words

log = logging.getLogger(__name__)

#: Title and message of each problem page by status.
PAGES = {
    400: (
        N_("This could not be understood"),
        N_("The request was not complete. Go back and try again."),
    ),
    403: (
        N_("This is not open to you"),
        N_("Your role does not include this page. The focal point of your State gives out sections and roles."),
    ),
    404: (
        N_("There is no such page"),
        N_("The address may be mistyped, or the page is not there any more."),
    ),
    405: (N_("This could not be understood"), N_("This address can’t be opened in that way.")),
    409: (N_("This was not done"), N_("Something changed meanwhile. Nothing you wrote is lost.")),
    413: (N_("This is too large"), N_("What was sent is larger than can be kept here.")),
    500: (
        N_("Something went wrong"),
        N_("The mistake is on our side and has been recorded. What was saved before is safe."),
    ),
    503: (
        N_("Not saved yet"),
        N_("The system can’t write at this moment. Your text is still in this page: try again in a minute."),
    ),
}

#: Names of fields that are never sent again.
_NOT_REPLAYED = frozenset(["csrf_token", "password", "old_password", "new_password"])


def is_htmx() -> bool:
    """Say whether a part of a page is asked for."""
    return request.headers.get("HX-Request") == "true"


def typed() -> list[tuple[str, str]]:
    """Return the fields that were sent, to be kept in the page and sent again."""
    return [(name, value) for name, values in request.form.lists() if name not in _NOT_REPLAYED for value in values]


def problem(status: int, message: str | None = None, **context: Any) -> Response:
    """Make a problem page; for a POST it keeps what was typed."""
    title, usual = PAGES.get(status, PAGES[500])
    page = {
        "title": words(title),
        "message": message or words(usual),
        "kept": typed() if request.method == "POST" else [],
        "action": request.full_path.rstrip("?"),
        "again": False,
        "form": None,
    }
    return make_response(render_template("page/problem.html", **page | context), status)


def sign_in_first() -> BaseResponse:
    """Ask to sign in: a page asked for comes after it, a text sent is kept and can be sent again."""
    if is_htmx():
        question = (request.view_args or {}).get("question", "")
        seen = request.form.get(f"seen:{question}", "")
        page = render_template("part/sign_in_again.html", message=None, question=question, seen=seen)
        return make_response(page, 401)
    if request.method != "POST":
        return redirect(url_for("account.sign_in", next=request.full_path.rstrip("?")))
    message = words(N_("Your session has ended. Your text is kept in this page: sign in, and it can be saved."))
    return problem(401, message, form=SignInForm(), title=words(N_("Sign in again")))


def init_app(app: Flask) -> None:
    """Register what to show for which error."""

    @app.errorhandler(Unauthorized)
    def unauthorized(_error: Unauthorized) -> BaseResponse:
        transaction.undo()
        return sign_in_first()

    @app.errorhandler(CSRFError)
    def forged(_error: CSRFError) -> BaseResponse:
        transaction.undo()
        if who.person() is None and request.endpoint != "account.sign_in":
            return sign_in_first()
        message = words(N_("This page was open for a long time. Your text is kept: send it once more."))
        return problem(400, message, again=True)

    @app.errorhandler(Forbidden)
    def forbidden(_error: Forbidden) -> Response:
        transaction.undo()
        return problem(403)

    @app.errorhandler(Missing)
    def missing(_error: Missing) -> Response:
        transaction.undo()
        return problem(404)

    @app.errorhandler(Refused)
    def refused(error: Refused) -> Response:
        transaction.undo()
        return problem(409, words(error.message, **error.values))

    @app.errorhandler(OperationalError)
    def not_saved(error: OperationalError) -> Response:
        log.error("The database refused: %s", error)
        transaction.undo()
        return problem(503, again=request.method == "POST")

    @app.errorhandler(HTTPException)
    def other(error: HTTPException) -> Response | HTTPException:
        transaction.undo()
        return problem(error.code) if error.code in PAGES else error

    @app.errorhandler(500)
    def failed(_error: Exception) -> Response:
        transaction.undo()
        return problem(500, again=request.method == "POST")

    _ = (unauthorized, forged, forbidden, missing, refused, not_saved, other, failed)
