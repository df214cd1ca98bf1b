"""Every route, for everybody: what the table below does not open is closed."""

import re
from collections.abc import Callable

import pytest
from flask import Flask

from tests.web.conftest import CONTRIBUTOR, EXPERT, FOCAL, OBSERVER, OFFICER, STRANGER, Visitor

PEOPLE = {
    "nobody": "",
    "focal point": FOCAL,
    "expert": EXPERT,
    "contributor": CONTRIBUTOR,
    "observer": OBSERVER,
    "officer": OFFICER,
    "another State": STRANGER,
}
STATE = {"focal point", "expert", "contributor", "observer"}
ALL_SIGNED_IN = set(PEOPLE) - {"nobody"}
WRITERS = {"focal point", "expert", "contributor"}

#: Who gets in to what, on the response of XAA (response 1, a draft) and the submission of XAB (submission 1).
OPEN: dict[str, set[str]] = {
    "account.begin": set(PEOPLE),
    "account.change_password": ALL_SIGNED_IN,
    "account.password": ALL_SIGNED_IN,
    "account.sign_in": set(PEOPLE),
    "account.sign_out": ALL_SIGNED_IN,
    "answer.history": STATE,
    "answer.restore": WRITERS,
    "answer.save": WRITERS,
    "answer.settle": WRITERS,
    "answer.two_texts": STATE,
    "assignment.assign": {"focal point"},
    "assignment.show": {"focal point"},
    "assignment.withdraw": {"focal point"},
    "board.open_response": {"officer"},
    "board.show": {"officer"},
    "comparison.figures": {"officer"},
    "comparison.one_question": {"officer"},
    "comparison.question_figures": {"officer"},
    "comparison.questionnaire": {"officer"},
    "comparison.show": {"officer"},
    "health.enter": set(PEOPLE),
    "health.show": set(PEOPLE),
    "home.show": ALL_SIGNED_IN,
    "law.add": WRITERS,
    "law.edit": WRITERS,
    "law.file": STATE,
    "law.save": WRITERS,
    "law.save_new": WRITERS,
    "law.show": STATE,
    "people.end": {"focal point", "officer"},
    "people.give": {"focal point", "officer"},
    "people.give_officer": {"officer"},
    "people.show": {"focal point", "officer"},
    "people.show_officers": {"officer"},
    "response.show": STATE,
    "section.save": WRITERS,
    "section.show": STATE,
    "static": set(PEOPLE),
    "submission.check": {"focal point", "expert", "observer"},
    "submission.draft": {"focal point", "expert", "observer"},
    "submission.paper": {"officer"},
    "submission.receipt": {"officer"},
    "submission.reopen": {"officer"},
    "submission.replies": {"officer"},
    "submission.submit": {"focal point"},
    "transfer.bring_in": {"focal point", "expert"},
    "transfer.choose": {"focal point", "expert"},
    "transfer.export": {"focal point", "expert", "observer"},
}
ARGUMENTS = {
    "aside": "ASIDE",
    "edition": "1",
    "ending": "csv",
    "filename": "css/screen.css",
    "lang": "en",
    "number": "1",
    "person": "3",
    "question": "5-1-b",
    "response": "1",
    "role": "ROLE",
    "section": "article-5",
    "sha256": "0" * 64,
    "state": "XAA",
    "submission": "1",
}


def _routes(app: Flask) -> list[tuple[str, str, str]]:
    return [
        (rule.endpoint, method, rule.rule)
        for rule in app.url_map.iter_rules()
        for method in sorted((rule.methods or set()) & {"GET", "POST"})
    ]


def test_every_route_stands_in_the_table(app: Flask) -> None:
    assert sorted({endpoint for endpoint, _, _ in _routes(app)}) == sorted(OPEN)


def _address(app: Flask, rule: str) -> str:
    with app.extensions["database"].read() as connection:
        aside = connection.exec_driver_sql("SELECT max(id) FROM answer WHERE aside").scalar_one()
        role = connection.exec_driver_sql(
            "SELECT r.id FROM role r JOIN person p ON p.id = r.person WHERE p.email = 'mission@xaa.example'"
        ).scalar_one()
    values = ARGUMENTS | {"aside": str(aside), "role": str(role)}
    return re.sub(
        r"<(?:[a-z]+:)?([a-z0-9]+)>", lambda found: values[found[1]], rule.replace("path:filename", "filename")
    )


@pytest.mark.parametrize("name", PEOPLE)
def test_only_the_named_get_in(name: str, app: Flask, visit: Callable[..., Visitor]) -> None:
    wrong = []
    for endpoint, method, rule in sorted(_routes(app)):
        visitor = visit(PEOPLE[name])
        address = _address(app, rule)
        data = {"csrf_token": visitor.token}
        response = visitor.client.get(address) if method == "GET" else visitor.client.post(address, data=data)
        location = response.headers.get("Location", "")
        refused = response.status_code in (401, 403) or (response.status_code == 302 and "sign-in?next" in location)
        if endpoint == "account.begin":
            refused = False  # it answers 401 to wrong passwords, to everybody alike
        response.close()
        if refused == (name in OPEN[endpoint]):
            wrong.append(f"{endpoint} {method} {address}: {response.status_code}")
        assert response.status_code != 500, f"{endpoint}: {response.text[:200]}"

    assert wrong == []


def test_a_contributor_sees_only_the_assigned_sections(visit: Callable[..., Visitor]) -> None:
    visitor = visit(CONTRIBUTOR)

    visitor.get("/en/response/1/section/article-5")
    visitor.get("/en/response/1/section/article-2", status=403)
    visitor.get("/en/response/1/answer/2-a-group/history", status=403)
    page = visitor.get("/en/response/1/")

    assert "section/article-5" in page
    assert "section/article-2" not in page


def test_nobody_reads_a_submission_of_another_state(visit: Callable[..., Visitor]) -> None:
    visit(STRANGER).get("/en/submission/1/", status=403)
    visit(FOCAL).get("/en/submission/1/review.pdf", status=403)


def test_headers_close_everything(visit: Callable[..., Visitor]) -> None:
    response = visit().client.get("/en/sign-in")

    assert response.headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'")
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "no-store"


def test_a_form_without_its_token_does_nothing(app: Flask, visit: Callable[..., Visitor]) -> None:
    visitor = visit(FOCAL)
    visitor.token = ""

    page = visitor.post("/en/laws/XAA/add", status=400, title="A law nobody meant").text

    assert "A law nobody meant" in page, "what was typed is kept"
    assert "A law nobody meant" not in visitor.get("/en/laws/XAA/")
