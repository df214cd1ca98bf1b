"""The six official languages of the United Nations: tag, own name, direction, catalog and formats."""

from review.language.catalog import catalog, questionnaire_texts
from review.language.known import DEFAULT, LANGUAGES, TRANSLATED, Language, language
from review.language.written import N_, date_words, moment_words, number_words, percent_words

__all__ = [
    "DEFAULT",
    "LANGUAGES",
    "N_",
    "TRANSLATED",
    "Language",
    "catalog",
    "date_words",
    "language",
    "moment_words",
    "number_words",
    "percent_words",
    "questionnaire_texts",
]
