"""What waits for me."""

from flask import Blueprint, render_template

from review.actions import home
from review.web import who
from review.web.speech import page_language
from review.web.transaction import connection

views = Blueprint("home", __name__)


@views.get("/")
def show() -> str:
    """Show what is mine to do by due date, and under it what others are doing."""
    person = who.signed_in()
    return render_template("page/home.html", tasks=home.tasks(connection(), person, page_language().tag))
