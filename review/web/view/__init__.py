"""The views: one file a subject, each a blueprint named for it."""

from flask import Flask

from review.web.view import (
    account,
    answer,
    assignment,
    board,
    comparison,
    health,
    home,
    law,
    people,
    response,
    section,
    submission,
    transfer,
)

SUBJECTS = (
    account,
    answer,
    assignment,
    board,
    comparison,
    home,
    law,
    people,
    response,
    section,
    submission,
    transfer,
)


def init_app(app: Flask) -> None:
    """Hang every subject under the language of its pages."""
    for subject in SUBJECTS:
        app.register_blueprint(subject.views, url_prefix="/<lang>")
    app.register_blueprint(health.views)
