"""The forms of replies, drawn once: the same reply to the same question looks the same each time it is asked for.

Drawing thirty forms takes most of the time of a section page, and from one request to the next all but one of them
are the same. What is kept is found by everything it shows, so nobody can be given a form that is not theirs.
"""

from collections.abc import Mapping

from flask import Flask, current_app
from markupsafe import Markup

from review.language import LANGUAGES
from review.questionnaire.shape import Question
from review.store.law import Law
from review.web.speech import page_language

#: Most forms kept in a process: some 10 MB.
MOST = 4_000

_Key = tuple[object, ...]
_drawn: dict[_Key, Markup] = {}


def reply_form(
    edition: str,
    question: Question,
    items: Mapping[str, str],
    problems: Mapping[str, str],
    laws: Mapping[int, Law],
    laws_url: str,
) -> Markup:
    """Return the form of a question of an edition (its hash) with what is given there."""
    language = page_language()
    listed = tuple(laws.values()) if question.kind == "citations" else ()
    key = (edition, language.tag, question.key, tuple(items.items()), listed, laws_url)
    if not problems and key in _drawn:
        return _drawn[key]
    module = current_app.jinja_env.get_template("part/reply.html").make_module({"laws_url": laws_url})
    reply = module.reply  # type: ignore[attr-defined]
    form = Markup(reply(question, items, problems, laws, LANGUAGES, language))  # noqa: S704 - made by a template
    if not problems:
        if len(_drawn) >= MOST:
            _drawn.clear()
        _drawn[key] = form
    return form


def init_app(app: Flask) -> None:
    """Hand it to the templates."""
    app.jinja_env.globals["reply_form"] = reply_form
