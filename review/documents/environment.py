"""What every template can use, on screen and on paper alike: the words of its language and of the kinds."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import cache

from babel import Locale
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from review.documents import said
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
from review.questionnaire.kind.statistics import NOT_AVAILABLE


def equip(environment: Environment, get_language: Callable[[], Language]) -> None:
    """Give an environment gettext, the formats of the page's language, and the words of the kinds.

    `get_language` is asked at each use: a page asks its request, a paper always gives the same language.
    A name that a template uses and nobody gave is an error, never an empty place on a page.
    """

    def gettext(text: str) -> str:
        return catalog(get_language().tag).gettext(text)

    def ngettext(one: str, many: str, number: int) -> str:
        return catalog(get_language().tag).ngettext(one, many, number)

    environment.autoescape = True
    environment.undefined = StrictUndefined
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.add_extension("jinja2.ext.i18n")
    environment.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    environment.filters.update(
        clock_words=_clock_words,
        date_words=lambda day: date_words(_day(day), get_language()),
        language_name=lambda tag: language_name(tag, get_language()),
        left_to_right=lambda text: said.left_to_right(text, get_language()),
        link=lambda address: said.link(address, get_language()),
        moment_words=lambda moment: moment_words(moment, get_language()),
        number_words=lambda number: number_words(Decimal(number), get_language()),
        percent_words=lambda share: percent_words(share, get_language()),
        said=lambda text, tag="": said.inline(text, tag, get_language()),
        said_paragraphs=lambda text, tag="": said.paragraphs(text, tag, get_language()),
    )
    environment.globals.update(
        languages=LANGUAGES,
        kinds=KINDS,
        replies=REPLIES,
        assistance_states=STATES,
        not_available=NOT_AVAILABLE,
    )


@cache
def environment(language: Language) -> Environment:
    """Return the environment for documents in a language."""
    made = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
    equip(made, lambda: language)
    made.globals["language"] = language
    return made


def language_name(tag: str, language: Language) -> str:
    """Return the name of any language in the given one, or its tag where that has no name for it."""
    names = Locale.parse(language.locale).languages
    return str(names.get(tag.replace("-", "_"), names.get(tag.split("-", maxsplit=1)[0], tag)))


def _day(day: date | str) -> date:
    return date.fromisoformat(day) if isinstance(day, str) else day


def _clock_words(moment: datetime) -> str:
    return f"{moment:%H:%M} UTC"
