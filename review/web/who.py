"""Who is asking: the session in a signed cookie, with an idle limit and an end."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from flask import Flask, g, request, session
from werkzeug.exceptions import Unauthorized

from review import clock
from review.actions import session as rule
from review.store import person as people
from review.store.person import Person
from review.web.transaction import connection

#: Seconds without a request after which a session ends, and seconds after which it ends in any case.
IDLE = 60 * 60
LONGEST = 12 * 60 * 60

#: Seconds between rewritings of the cookie: not every answer needs a new one.
REFRESH = 60


def person() -> Person | None:
    """Return who is signed in, None when nobody is (any more)."""
    if "person" not in g:
        g.person = _of_session()
    found: Person | None = g.person
    return found


def _of_session() -> Person | None:
    number, begun, seen = session.get("person"), session.get("begun", 0), session.get("seen", 0)
    now = int(clock.now().timestamp())
    if number is None or now - seen > IDLE or now - begun > LONGEST:
        return None
    found = people.get(connection(), number)
    if found is None or not rule.holds(found, datetime.fromtimestamp(begun, UTC)):
        return None
    if now - seen > REFRESH:
        session["seen"] = now
    return found


def begin(found: Person) -> None:
    """Begin a session. The form token stays: pages open in other windows can still be sent."""
    token = session.get("csrf_token")
    session.clear()
    if token:
        session["csrf_token"] = token
    begun = int(rule.beginning(found).timestamp())
    session.update(person=found.id, begun=begun, seen=int(clock.now().timestamp()))
    g.person = found


def end() -> None:
    """End the session."""
    session.clear()
    g.person = None


def signed_in() -> Person:
    """Return who is signed in; Unauthorized when nobody is."""
    found = person()
    if found is None:
        raise Unauthorized
    return found


def public(view: Callable[..., Any]) -> Callable[..., Any]:
    """Mark a view that needs no sign-in. All others do: what is not marked is closed."""
    view.is_public = True  # type: ignore[attr-defined]
    return view


def init_app(app: Flask) -> None:
    """Close every view that is not marked public."""

    @app.before_request
    def guard() -> None:
        view = app.view_functions.get(request.endpoint or "")
        if view is not None and request.endpoint != "static" and not getattr(view, "is_public", False):
            signed_in()

    _ = guard
