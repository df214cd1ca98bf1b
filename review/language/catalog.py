"""The message catalogs: read once a process, asked everywhere."""

from functools import cache
from gettext import GNUTranslations, NullTranslations

from review.language.known import DEFAULT
from review.place import TRANSLATIONS


class _Nothing(NullTranslations):
    """Behind a questionnaire's catalog: a text without a translation is none, and not English again."""

    def gettext(self, message: str) -> str:
        return ""


@cache
def catalog(tag: str, domain: str = "messages") -> NullTranslations:
    """Return the catalog of one language (`messages`: the system's words, `questionnaires`: the questions).

    English is the source, so it has an empty catalog. FileNotFoundError when a language is not compiled:
    half a language must never go unnoticed.
    """
    if tag == DEFAULT.tag:
        return NullTranslations()
    with (TRANSLATIONS / tag / "LC_MESSAGES" / f"{domain}.mo").open("rb") as file:
        found = GNUTranslations(file)
    if domain == "questionnaires":
        found.add_fallback(_Nothing())
    return found


def questionnaire_texts(tag: str, texts: tuple[str, ...]) -> dict[str, str]:
    """Translate questionnaire texts: from each English text to the text in `tag`; those without one are absent."""
    gettext = catalog(tag, "questionnaires").gettext
    return {text: translated for text in texts if (translated := gettext(text))}
