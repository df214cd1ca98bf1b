"""One connection a request, and the one owner of its transaction.

A POST writes: everything it did is committed after the view returned and before the answer goes out,
so what people are told is saved, is. An error page undoes it all.
"""

from contextlib import suppress

from flask import Flask, Response, current_app, g, request
from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from review.store.database import Database


def connection() -> Connection:
    """Return the connection of this request, opened at first use."""
    if "connection" not in g:
        database: Database = current_app.extensions["database"]
        writes = request.method == "POST" and not g.get("failed", False)
        g.transaction = database.write() if writes else database.read()
        g.connection = g.transaction.__enter__()
    found: Connection = g.connection
    return found


def undo() -> None:
    """Undo what this request wrote; whatever it still asks (to draw the error page), it only reads."""
    g.failed = True
    _close(InterruptedError("the request failed"))


def _close(error: BaseException | None) -> None:
    transaction = g.pop("transaction", None)
    g.pop("connection", None)
    if transaction is None:
        return
    with suppress(InterruptedError):
        transaction.__exit__(type(error) if error else None, error, None)


def init_app(app: Flask, database: Database) -> None:
    """Give every request its transaction."""
    app.extensions["database"] = database

    @app.after_request
    def keep(response: Response) -> Response:
        try:
            _close(None)
        except OperationalError as error:
            # The commit itself failed (a full disk, say): the good news in `response` would be a lie.
            return app.make_response(app.handle_user_exception(error))
        return response

    @app.teardown_request
    def leave(error: BaseException | None) -> None:
        if "transaction" in g:
            _close(error or InterruptedError("the request ended early"))

    _ = (keep, leave)
