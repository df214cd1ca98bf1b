"""What needs no language: the way in, and the sign of life for a supervisor."""

from flask import Blueprint, current_app, redirect, url_for
from werkzeug.wrappers import Response

from review.web.speech import preferred
from review.web.who import public

views = Blueprint("health", __name__)


@views.get("/health")
@public
def show() -> dict[str, str]:
    """Answer that the server and its database are there."""
    current_app.extensions["database"].answers()
    return {"status": "ok"}


@views.get("/")
@public
def enter() -> Response:
    """Lead to the home page in the language that the browser asks for."""
    return redirect(url_for("home.show", lang=preferred().tag))
