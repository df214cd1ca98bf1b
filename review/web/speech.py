"""The language of a page: `/<lang>/…` in the address, and the words on it."""

from typing import Any

from flask import Flask, g, request, url_for
from werkzeug.exceptions import NotFound

from review import clock
from review.documents.environment import equip
from review.language import DEFAULT, LANGUAGES, Language, catalog


def page_language() -> Language:
    """Return the language of the page being made."""
    found: Language = g.get("language", DEFAULT)
    return found


def words(text: str, /, **values: Any) -> str:
    """Translate a text of the catalogs into the language of the page."""
    translated = catalog(page_language().tag).gettext(text)
    return translated % values if values else translated


def preferred() -> Language:
    """Return the language that the browser asks for, as far as we have it."""
    return LANGUAGES[request.accept_languages.best_match(list(LANGUAGES), DEFAULT.tag) or DEFAULT.tag]


def switch_url(tag: str) -> str:
    """Return the address of this page in another language."""
    if request.endpoint is None or request.method != "GET" or "lang" not in (request.view_args or {"lang": ""}):
        return url_for("home.show", lang=tag)
    values = {**(request.view_args or {}), **request.args.to_dict(), "lang": tag}
    return url_for(request.endpoint, **values)


def init_app(app: Flask) -> None:
    """Read the language from the address, and keep it in every address that is made."""

    @app.url_value_preprocessor
    def read(_endpoint: str | None, values: dict[str, Any] | None) -> None:
        g.language = preferred()
        if values is None or "lang" not in values:
            return
        tag = values.pop("lang")
        if tag not in LANGUAGES:
            raise NotFound
        g.language = LANGUAGES[tag]

    @app.url_defaults
    def keep(endpoint: str, values: dict[str, Any]) -> None:
        if "lang" not in values and app.url_map.is_endpoint_expecting(endpoint, "lang"):
            values["lang"] = page_language().tag

    equip(app.jinja_env, page_language)
    app.jinja_env.globals.update(today=lambda: clock.now().date(), switch_url=switch_url)
    app.context_processor(lambda: {"language": page_language()})
    _ = (read, keep)
