"""Making the application."""

from flask import Flask
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from review.actions.law import LARGEST_FILE
from review.place import STATIC, TEMPLATES
from review.store import installation
from review.store.database import Database
from review.web import compression, drawing, errors, headers, menu, speech, transaction, view, who
from review.web.settings import Settings, from_environment


def create_app(settings: Settings | None = None) -> Flask:
    """Make the application; without `settings`, from the environment.

    Raises `review.web.settings.BadSettings` when the secret key is missing or weak.
    """
    settings = settings or from_environment()
    app = Flask("review", static_folder=str(STATIC), template_folder=str(TEMPLATES))
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SESSION_COOKIE_NAME="review" if not settings.https else "__Host-review",
        SESSION_COOKIE_SECURE=settings.https,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SEND_FILE_MAX_AGE_DEFAULT=7 * 24 * 3600,
        # The token lives as long as the session: a form open over lunch can still be sent.
        WTF_CSRF_TIME_LIMIT=None,
        # Room for a whole section of long texts, and for a file with its form around it.
        MAX_CONTENT_LENGTH=LARGEST_FILE + 4 * 1024 * 1024,
        MAX_FORM_MEMORY_SIZE=LARGEST_FILE,
        MAX_FORM_PARTS=5_000,
    )
    if settings.proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=settings.proxies, x_proto=settings.proxies, x_host=settings.proxies
        )
    database = Database(settings.database)
    # Last registered runs first: compression sees the finished page, the commit comes before all.
    compression.init_app(app)
    headers.init_app(app, https=settings.https)
    transaction.init_app(app, database)
    CSRFProtect(app)
    speech.init_app(app)
    who.init_app(app)
    drawing.init_app(app)
    errors.init_app(app)
    menu.init_app(app, demonstration=_is_demonstration(database))
    view.init_app(app)
    return app


def _is_demonstration(database: Database) -> bool:
    with database.read() as connection:
        return bool(installation.is_demonstration(connection))
