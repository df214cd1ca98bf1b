"""Every kind of question from end to end: form, storage, checking, comparison and paper."""

import re
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from pypdf import PdfReader

from review import clock
from review.actions import comparison, report, submission
from review.actions.response import desk, open_unasked
from review.documents.country_review import pdf
from review.language import LANGUAGES
from review.questionnaire import edition as editions
from review.questionnaire.kind import KINDS
from review.questionnaire.load import load
from review.questionnaire.shape import Questionnaire
from review.questionnaire.text import texts
from review.store import answer, edition, person
from tests.web.conftest import FOCAL, OFFICER, Visitor

FOLDER = Path(__file__).parent.parent / "fixtures" / "questionnaires" / "untoc"

#: For each kind: what is typed, the plain value, a text that papers must show, and items that are refused.
CASES: dict[str, tuple[dict[str, str], Any, str, dict[str, str]]] = {
    "implementation": ({"": "partly"}, "partly", "Yes, in part", {"": "perhaps"}),
    "choice": ({"": "other", "other.text": "A third"}, {"option": "other", "other": "A third"}, "A third", {"": "x"}),
    "choices": ({"act": "1", "group": "1"}, {"options": ["act", "group"]}, "An act", {"act": "1", "none": "1"}),
    "text": (
        {"": "Anyone in office.", "language": "en"},
        [{"language": "en", "text": "Anyone in office."}],
        "Anyone in office.",
        {"": "x", "language": "xx"},
    ),
    "number": ({"": "٤"}, "4", "years", {"": "four"}),
    "date": ({"": "2025-03-01"}, "2025-03-01", "1 March 2025", {"": "yesterday"}),
    "statistics": (
        {"convicted/2024": "130", "acquitted/2024": "234", "other/2024": "0", "total/2024": "364", "total/2025": "n/a"},
        {"convicted/2024": "130", "acquitted/2024": "234", "other/2024": "0", "total/2024": "364", "total/2025": "na"},
        "not available",
        {"convicted/2024": "-3"},
    ),
    "citations": (
        {"1.law": "1", "1.provision": "article 63"},
        [{"law": 1, "provision": "article 63"}],
        "article 63",
        {"1.law": "99"},
    ),
    "authority": ({"name": "The Office"}, {"name": "The Office"}, "The Office", {"website": "javascript:alert(1)"}),
    "assistance": (
        {"training.needed": "1", "details": "For judges."},
        {"needed": ["training"], "details": "For judges."},
        "For judges.",
        {"training.needed": "maybe"},
    ),
    "reference": ({"mechanism": "Another review"}, {"mechanism": "Another review"}, "Another review", {"date": "May"}),
}


def test_every_kind_has_a_fixture_and_a_case() -> None:
    assert sorted([*CASES, "note"]) == sorted(KINDS)
    assert {path.stem for path in FOLDER.glob("*.yaml")} >= set(KINDS)


def _answer_what_is_required(visitor: Visitor, section: str, made: Questionnaire, asked: str) -> None:
    for key, question in made.questions.items():
        if key != asked and question.need == "required":
            items, _, _, _ = CASES[question.kind]
            visitor.post(section, fields={f"seen:{key}": ""} | {f"{key}:{name}": text for name, text in items.items()})


@pytest.mark.parametrize("kind", CASES)
def test_a_kind_from_the_form_to_the_paper(kind: str, app: Flask, visit: Callable[..., Visitor]) -> None:
    items, value, shown, wrong = CASES[kind]
    made = load(FOLDER / f"{kind}.yaml")
    asked, section_key = next(iter(made.questions)), made.sections[0].key
    database = app.extensions["database"]
    english = {text: text for text in texts(made)}
    document = editions.canonical(editions.document(made, dict.fromkeys(LANGUAGES, english)))
    with database.write() as connection:
        published = edition.add(connection, made.key, editions.digest(document), document, clock.now())
        response = open_unasked(connection, made.key, "XAA", 1, None, None)
    visitor = visit(FOCAL)
    section = f"/en/response/{response}/section/{section_key}"
    visitor.get(section)

    visitor.post(section, 422, fields={f"seen:{asked}": ""} | {f"{asked}:{name}": text for name, text in wrong.items()})
    visitor.post(section, fields={f"seen:{asked}": ""} | {f"{asked}:{name}": text for name, text in items.items()})

    visitor.get(section)
    with database.read() as connection:
        assert answer.standing(connection, response)[asked].value == value
    assert shown in re.sub(r"\s+", " ", visitor.get(f"/en/response/{response}/check"))
    _answer_what_is_required(visitor, section, made, asked)
    visitor.post(f"/en/response/{response}/check", declared="1")
    with database.write() as connection:
        focal, officer = (person.by_email(connection, email)[0] for email in (FOCAL, OFFICER))
        found = submission.store.of_response(connection, response)[-1]
        _, table = comparison.question_compared(connection, officer, published, asked, "en")
        facts = report.of_submission(connection, focal, found.id, LANGUAGES["en"])
        assert desk(connection, focal, response, "en").status == "submitted"
    assert table.total.replied == 1
    if kind == "statistics":
        [out, _] = [line for line in table.lines if line.item.startswith("convicted/")]
        assert out.sums[-1] == Decimal(130)
    if kind in ("implementation", "choice", "choices", "assistance"):
        assert sum(line.states[-1] for line in table.lines) >= 1
    visit(OFFICER).get(f"/en/comparison/{published.id}/question/{asked}")
    paper = " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf(facts))).pages)
    assert shown in re.sub(r"\s+", " ", paper)
