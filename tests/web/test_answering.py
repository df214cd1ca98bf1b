"""Answering as people do: with and without JavaScript, two at once, and with a session that ends on the way."""

import re
from collections.abc import Callable
from datetime import timedelta

from flask import Flask

from review import clock
from tests.web.conftest import EXPERT, FOCAL, OFFICER, Visitor

SECTION = "/en/response/1/section/article-10"
QUESTION = "10-3"


def _seen(page: str, key: str) -> str:
    found = re.search(rf'name="seen:{key}" value="(\d*)"', page)
    assert found, f"no seen:{key} on the page"
    return found[1]


def test_a_reply_brings_its_follow_ups_without_javascript(visit: Callable[..., Visitor]) -> None:
    visitor = visit(FOCAL)
    page = visitor.get(SECTION)

    assert f'name="{QUESTION}-missing:"' not in page
    visitor.post(SECTION, fields={f"seen:{QUESTION}": _seen(page, QUESTION), f"{QUESTION}:": "partly"})
    page = visitor.get(SECTION)

    assert f'name="{QUESTION}-missing:"' in page
    assert f'name="{QUESTION}-law:1.law"' in page


def test_autosave_says_when_and_brings_the_follow_ups(visit: Callable[..., Visitor]) -> None:
    visitor = visit(FOCAL)
    seen = _seen(visitor.get(SECTION), QUESTION)
    address = f"/en/response/1/answer/{QUESTION}"

    part = visitor.post(address, 200, htmx=True, fields={f"seen:{QUESTION}": seen, f"{QUESTION}:": "yes"}).text

    assert re.search(r"Saved at \d\d:\d\d", part)
    assert f'id="q-{QUESTION}-law"' in part
    assert 'hx-swap-oob="' in part
    assert f'id="q-{QUESTION}-missing"' not in part, "a no more would be asked for"
    assert "required left" in part, "the progress comes along"


def test_what_is_refused_is_shown_as_it_was_typed(visit: Callable[..., Visitor]) -> None:
    visitor = visit(FOCAL)
    section = "/en/response/1/section/article-6"
    page = visitor.get(section)
    key = "6-figures"
    fields = {f"seen:{key}": _seen(page, key), f"{key}:investigated/2021": "about a dozen"}

    page = visitor.post(section, 422, fields=fields).text

    assert 'value="about a dozen"' in page
    assert "“about a dozen” is not a count" in page


def test_two_people_on_one_question_lose_no_word(visit: Callable[..., Visitor]) -> None:
    one, other = visit(FOCAL), visit(EXPERT)
    key, address = "15-6", "/en/response/1/answer/15-6"
    seen = _seen(one.get("/en/response/1/section/article-15"), key)
    other.get("/en/response/1/section/article-15")
    one.post(address, 200, htmx=True, fields={f"seen:{key}": seen, f"{key}:": "Nationality of the victim."})

    part = other.post(
        address, 409, htmx=True, fields={f"seen:{key}": seen, f"{key}:": "Effects in the territory."}
    ).text

    assert "Both texts are kept" in part
    place = re.search(r"/en/response/1/two-texts/\d+", part)
    assert place
    page = other.get(place[0])
    assert "Nationality" in page
    assert "Effects in the territory." in page
    merged = {f"seen:{key}": _seen(page, key), f"{key}:": "Nationality of the victim; effects.", "take": "edited"}
    other.post(place[0], fields=merged)
    history = one.get(f"{address}/history")
    assert history.count("Effects in the territory.") >= 1
    assert "Nationality of the victim; effects." in history


def test_restoring_is_a_new_entry(visit: Callable[..., Visitor]) -> None:
    visitor = visit(FOCAL)
    key, address = QUESTION, f"/en/response/1/answer/{QUESTION}"
    for reply in ("yes", "no"):
        seen = _seen(visitor.get(SECTION), key)
        visitor.post(address, 200, htmx=True, fields={f"seen:{key}": seen, f"{key}:": reply})
    page = visitor.get(f"{address}/history")
    first = re.findall(r'name="revision" value="(\d+)"', page)[-1]

    visitor.post(f"{address}/history", revision=first)

    page = visitor.get(f"{address}/history")
    assert "Restored" in page
    assert re.search(rf'name="{key}:" value="yes" checked', visitor.get(SECTION))


def test_a_session_that_ends_keeps_the_text(visit: Callable[..., Visitor]) -> None:
    visitor = visit(FOCAL)
    key, section = "15-6", "/en/response/1/section/article-15"
    seen = _seen(visitor.get(section), key)
    fields = {f"seen:{key}": seen, f"{key}:": "Three weeks of work.", f"{key}:language": "en"}
    with clock.frozen_at(clock.now() + timedelta(hours=3)):
        page = visitor.post(section, 401, fields=fields).text
        assert "Three weeks of work." in page
        kept = dict(re.findall(r'name="(kept:[^"]+)" value="([^"]*)"', page))
        assert kept[f"kept:{key}:"] == "Three weeks of work."

        page = visitor.post(
            "/en/sign-in", 200, fields=kept | {"next": section}, email=FOCAL, password="violet harbour lantern 7"
        ).text
        again = dict(re.findall(r'name="((?:15-6:|seen:)[^"]*)" value="([^"]*)"', page))
        visitor.post(section, fields=again)

        assert "Three weeks of work." in visitor.get(section)


def test_autosave_with_an_ended_session_asks_to_sign_in_on_the_spot(visit: Callable[..., Visitor]) -> None:
    visitor = visit(FOCAL)
    visitor.get(SECTION)
    with clock.frozen_at(clock.now() + timedelta(hours=3)):
        part = visitor.post(
            f"/en/response/1/answer/{QUESTION}", 401, htmx=True, fields={f"{QUESTION}:": "yes", f"seen:{QUESTION}": ""}
        ).text
        assert 'name="password"' in part
        assert f'id="saved-{QUESTION}"' in part
        visitor.post("/en/sign-in", 401, htmx=True, email=FOCAL, password="not this one at all")
        signed = visitor.post("/en/sign-in", 200, htmx=True, email=FOCAL, password="violet harbour lantern 7")
    assert "signed-in" in signed.headers["HX-Trigger-After-Swap"]


def test_submitting_freezes_and_reopening_makes_a_second_submission(app: Flask, visit: Callable[..., Visitor]) -> None:
    officer = visit(OFFICER)
    page = officer.get("/en/submission/1/")
    digest = re.search(r"[0-9a-f]{64}", page)
    assert digest
    assert "what is stored has this hash" in page
    officer.post("/en/submission/1/reopen", 409, reason=" ")
    officer.get("/en/submission/1/")
    officer.post("/en/submission/1/reopen", reason="A figure was missing.")
    assert "A figure was missing." in officer.get("/en/submission/1/")
    officer.post("/en/submission/1/reopen", 409, reason="Again")

    focal = visit("focal.point@xab.example")
    response = re.search(r"/en/response/(\d+)/", focal.get("/en/"))
    assert response
    focal.get(f"{response[0]}check")
    focal.post(f"{response[0]}check", 409)
    made = focal.post(f"{response[0]}check", declared="1")

    page = focal.get(made.headers["Location"])
    assert "<h1>Submission 2</h1>" in page
    assert digest[0] in officer.get("/en/submission/1/"), "the first submission stays as it was cleared"
    focal.get("/en/submission/1/review.pdf?language=ar")


def test_gaps_block_and_hints_do_not(visit: Callable[..., Visitor]) -> None:
    visitor = visit(FOCAL)
    page = visitor.get("/en/response/1/check")
    assert "required questions have no reply yet" in page

    page = visitor.post("/en/response/1/check", 409, declared="1").text

    assert "required questions have no reply yet" in page


def test_a_locked_database_is_told_and_nothing_is_lost(app: Flask, visit: Callable[..., Visitor]) -> None:
    visitor = visit(FOCAL)
    seen = _seen(visitor.get(SECTION), QUESTION)
    database = app.extensions["database"]
    with database.engine.connect() as short:
        short.exec_driver_sql("PRAGMA busy_timeout = 1")
    with database.write():
        for pooled in (database.engine.connect(),):
            pooled.exec_driver_sql("PRAGMA busy_timeout = 1")
            pooled.close()
        page = visitor.post(SECTION, 503, fields={f"seen:{QUESTION}": seen, f"{QUESTION}:": "partly"}).text

    assert "Your text is still in this page" in page
    assert f'name="{QUESTION}:" value="partly"' in page, "it can be sent once more"


def test_every_language_shows_every_page(visit: Callable[..., Visitor]) -> None:
    focal, officer = visit(FOCAL), visit(OFFICER)
    for tag in ("ar", "zh", "en", "fr", "ru", "es"):
        for path in ("", "response/1/", "response/1/section/article-5?beside=ar", "response/1/check", "laws/XAA/"):
            focal.get(f"/{tag}/{path}")
        for path in ("board/", "comparison/1/", "comparison/1/question/6-figures", "submission/1/", "people/"):
            officer.get(f"/{tag}/{path}")
