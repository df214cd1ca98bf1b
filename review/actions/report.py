"""The facts for a country-review draft: of a submission, or of a draft as it stands."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from review.actions import edition as editions
from review.actions.may import require
from review.actions.refusal import Missing
from review.actions.response import Desk
from review.comparison import REGIONS
from review.documents.country_review import CountryReview, LawFacts
from review.language import N_, Language, catalog
from review.questionnaire.instrument import CLUSTERS, INSTRUMENTS
from review.store import answer, law, submission
from review.store import response as responses
from review.store import state as states
from review.store.law import Law
from review.store.person import Person
from review.store.response import Response


def of_draft(connection: Connection, desk: Desk, language: Language) -> CountryReview:
    """Return the facts of a response as it stands, for those who may read all of it."""
    require(desk.person, "response.read", desk.state)
    return _draft(connection, desk.response, language)


def of_submission(connection: Connection, person: Person, number: int, language: Language) -> CountryReview:
    """Return the facts of a submission, just as it was frozen."""
    found = submission.get(connection, number)
    response = responses.get(connection, found.response) if found else None
    if found is None or response is None:
        raise Missing(str(number))
    require(person, "submission.read", response.state)
    return _submitted(connection, response, found, language)


def unasked(connection: Connection, response: Response, language: Language, *, draft: bool) -> CountryReview:
    """Return the facts for whoever runs the machine: of the latest submission, or of the draft."""
    if draft:
        return _draft(connection, response, language)
    found = submission.of_response(connection, response.id)
    if not found:
        raise Missing(f"a submission of {response.state}; with --draft the replies as they stand")
    return _submitted(connection, response, found[-1], language)


def _draft(connection: Connection, response: Response, language: Language) -> CountryReview:
    standing = answer.standing(connection, response.id)
    answers = {key: item.value for key, item in standing.items() if item.value is not None}
    moment = max((item.at for item in standing.values()), default=response.opened_at)
    return CountryReview(
        **_common(connection, response, language),
        answers=answers,
        laws=_laws(law.every(connection, response.state)),
        status="draft",
        made_for=moment,
    )


def _submitted(
    connection: Connection, response: Response, found: submission.Submission, language: Language
) -> CountryReview:
    frozen = json.loads(submission.content(connection, found.id))
    return CountryReview(
        **_common(connection, response, language),
        answers={key: item["value"] for key, item in frozen["answers"].items()},
        laws=_laws({item["number"]: Law(**item) for item in frozen["laws"]}),
        status="cleared",
        made_for=datetime.fromisoformat(frozen["cleared_at"]),
        submission_number=found.number,
        cleared_by=found.cleared_by,
        cleared_at=found.cleared_at,
        sha256=found.sha256,
    )


def _common(connection: Connection, response: Response, language: Language) -> dict[str, Any]:
    words: Callable[[str], str] = catalog(language.tag).gettext
    questionnaire = editions.questionnaire(connection, response.edition, response.sha256, language.tag)
    state = states.get(connection, response.state)
    if state is None:
        raise Missing(response.state)
    return {
        "language": language.tag,
        "state_name": state.name(language.tag),
        "region": words(REGIONS[state.region]),
        "instrument_name": words(INSTRUMENTS[questionnaire.instrument]),
        "cluster_title": words(CLUSTERS[questionnaire.cluster]),
        "phase": words(N_("Phase %(number)d")) % {"number": response.phase},
        "questionnaire": questionnaire,
        "edition_number": response.number,
        "edition_sha256": response.sha256,
    }


def _laws(found: Mapping[int, Law]) -> dict[int, LawFacts]:
    return {
        number: LawFacts(number, item.title, item.citation, item.date, item.language, item.link)
        for number, item in found.items()
    }
