"""The languages as objects."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Language:
    """One official language.

    `tag` is the BCP 47 tag and also the folder under `translations/`; `locale` is the CLDR
    locale for dates and numbers; `own_name` is the language's name in itself.
    """

    tag: str
    own_name: str
    locale: str
    direction: Literal["ltr", "rtl"] = "ltr"


#: In the order in which the United Nations lists them (English alphabetical order).
LANGUAGES: dict[str, Language] = {
    item.tag: item
    for item in (
        Language("ar", "العربية", "ar_001", "rtl"),
        Language("zh", "中文", "zh_Hans"),
        Language("en", "English", "en_GB"),
        Language("fr", "Français", "fr"),
        Language("ru", "Русский", "ru"),
        Language("es", "Español", "es"),
    )
}

#: The language of the source texts.
DEFAULT = LANGUAGES["en"]

#: Tags of the languages that have catalogs.
TRANSLATED = tuple(tag for tag in LANGUAGES if tag != DEFAULT.tag)


def language(tag: str) -> Language:
    """Return the language with this tag; KeyError when it is not one of the six."""
    return LANGUAGES[tag]
