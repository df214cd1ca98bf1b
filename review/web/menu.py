"""What stands on every page: who is signed in, where one can go, and whether this is a demonstration."""

from typing import Any

from flask import Flask, url_for

from review.actions.may import may
from review.comparison import REGIONS
from review.language import N_
from review.web import who
from review.web.speech import words


def entries() -> list[tuple[str, str]]:
    """Return (address, text) of the places open to the person."""
    person = who.person()
    if person is None:
        return []
    found = [(url_for("home.show"), words(N_("Home")))]
    if may(person, "board.read"):
        found.append((url_for("board.show"), words(N_("Board"))))
    if may(person, "comparison.read"):
        found.append((url_for("comparison.show"), words(N_("Comparison"))))
    for state in sorted({role.state for role in person.roles if role.state}):
        if may(person, "law.read", state):
            found.append((url_for("law.show", state=state), words(N_("Laws"))))
        if may(person, "people.read", state):
            found.append((url_for("people.show", state=state), words(N_("People"))))
    if may(person, "officers.write"):
        found.append((url_for("people.show_officers"), words(N_("People"))))
    return found


def init_app(app: Flask, *, demonstration: bool) -> None:
    """Hand these to every template."""

    @app.context_processor
    def context() -> dict[str, Any]:
        return {"actor": who.person(), "menu": entries(), "demonstration": demonstration, "regions": REGIONS}

    _ = context
