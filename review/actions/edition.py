"""Publishing questionnaires, and reading what was published."""

import json

from sqlalchemy import Connection

from review import clock
from review.actions.refusal import Refused
from review.language import LANGUAGES, N_, questionnaire_texts
from review.questionnaire import edition as editions
from review.questionnaire.shape import Questionnaire
from review.questionnaire.text import texts
from review.store import edition as store
from review.store import event

#: Published questionnaires by edition hash and language: they never change, so they are built once a process.
_built: dict[tuple[str, str], Questionnaire] = {}


def publish(connection: Connection, questionnaire: Questionnaire) -> store.Edition:
    """Freeze a questionnaire with its six languages as the next edition.

    Raises `review.questionnaire.edition.Incomplete` when a language lacks a text, Refused when the
    newest edition is just the same.
    """
    english = texts(questionnaire)
    languages = {
        tag: questionnaire_texts(tag, english) if tag != "en" else dict(zip(english, english, strict=True))
        for tag in LANGUAGES
    }
    document = editions.canonical(editions.document(questionnaire, languages))
    digest = editions.digest(document)
    last = store.latest(connection, questionnaire.key)
    if last and last.sha256 == digest:
        raise Refused(
            N_("Edition %(number)d of %(key)s holds just these texts already."),
            {"number": last.number, "key": questionnaire.key},
        )
    edition = store.add(connection, questionnaire.key, digest, document, clock.now())
    details = {"key": edition.key, "number": edition.number, "sha256": digest}
    event.add(connection, clock.now(), None, "edition.published", f"edition:{edition.id}", details)
    return edition


def questionnaire(connection: Connection, edition: int, sha256: str, tag: str) -> Questionnaire:
    """Return a published questionnaire in a language."""
    found = _built.get((sha256, tag))
    if found is None:
        document = json.loads(store.document(connection, edition))
        found = _built[sha256, tag] = editions.questionnaire(document, tag)
    return found
