"""What every template can use, on screen and on paper alike: the words of its language and of the kinds."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from review.language import (
    LANGUAGES,
    Language,
    catalog,
    date_words,
    moment_words,
    number_words,
    percent_words,
)
from review.place import TEMPLATES
from review.questionnaire.kind import KINDS
from review.questionnaire.kind.assistance import STATES
from review.questionnaire.kind.implementation import REPLIES


def equip(environment: Environment, get_language: Callable[[], Language]) -> None:
    """Give an environment gettext, the formats of the page's language, and the words of the kinds.

    A name that a template uses and nobody gave is an error, never an empty place on a page.
    """

    def gettext(text: str) -> str:
        return catalog(get_language().tag).gettext(text)

    def ngettext(one: str, many: str, number: int) -> str:
        return catalog(get_language().tag).ngettext(one, many, number)

    environment.undefined = StrictUndefined
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.add_extension("jinja2.ext.i18n")
    environment.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    environment.filters.update(
        clock_words=_clock_words,
        date_words=lambda day: date_words(day, get_language()),
        day_words=lambda iso: date_words(date.fromisoformat(iso), get_language()),
        figure_words=lambda text: number_words(Decimal(text), get_language()),
        moment_words=lambda moment: moment_words(moment, get_language()),
        number_words=lambda number: number_words(number, get_language()),
        percent_words=lambda share: percent_words(share, get_language()),
    )
    environment.globals.update(
        languages=LANGUAGES, kinds=KINDS, replies=REPLIES, assistance_states=STATES
    )


def _clock_words(moment: datetime) -> str:
    return f"{moment:%H:%M} UTC"


@cache
def environment(language: Language) -> Environment:
    """Return the environment for documents in a language."""
    made = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
    equip(made, lambda: language)
    made.globals["language"] = language
    return made
