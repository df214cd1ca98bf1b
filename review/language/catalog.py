"""The message catalogs: read once a process, asked everywhere."""

from functools import cache
from gettext import GNUTranslations, NullTranslations

from review.language.known import DEFAULT
from review.place import TRANSLATIONS


@cache
def catalog(tag: str, domain: str = "messages") -> NullTranslations:
    """Return the catalog of one language (`messages`: the system's words, `questionnaires`: the questions).

    English is the source, so it has an empty catalog. FileNotFoundError when a language is not compiled:
    half a language must never go unnoticed.
    """
    if tag == DEFAULT.tag:
        return NullTranslations()
    with (TRANSLATIONS / tag / "LC_MESSAGES" / f"{domain}.mo").open("rb") as file:
        return GNUTranslations(file)


def questionnaire_texts(tag: str, texts: tuple[str, ...]) -> dict[str, str]:
    """Translate questionnaire texts: a mapping from each English text to the text in the language `tag`."""
    gettext = catalog(tag, "questionnaires").gettext
    return {text: gettext(text) for text in texts}
