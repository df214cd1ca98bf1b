"""Every page in a real browser: axe finds nothing, nothing is wider than the screen, in six languages."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.web.conftest import FOCAL, OFFICER

AXE = Path(__file__).parent / "axe.min.js"

PAGES = {
    FOCAL: (
        "",
        "response/1/",
        "response/1/section/article-5",
        "response/1/section/article-6?beside=ar",
        "response/1/section/overall",
        "response/1/answer/5-1-a-model/history",
        "response/1/check",
        "response/1/sections",
        "response/1/import",
        "laws/XAA/",
        "laws/XAA/1",
        "people/XAA/",
        "password",
        "nowhere",
    ),
    OFFICER: (
        "board/",
        "comparison/",
        "comparison/1/",
        "comparison/1/question/5-1-a-model",
        "comparison/1/question/6-figures",
        "submission/1/",
        "people/",
    ),
}


def _troubles(page: Page) -> list[str]:
    # Evaluated, not put in as a script: the policy of the pages forbids foreign scripts, as it should.
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run({resultTypes: ['violations']})")
    return [f"{v['id']}: {v['nodes'][0]['html'][:150]}" for v in found["violations"]]


@pytest.mark.parametrize("language", ["ar", "zh", "en", "fr", "ru", "es"])
@pytest.mark.parametrize("email", PAGES)
def test_axe_finds_nothing_and_nothing_overflows(
    email: str, language: str, server: str, signed_in: Callable[..., Page]
) -> None:
    page = signed_in(email, language, viewport={"width": 320, "height": 800})
    troubles = []
    for path in PAGES[email]:
        page.goto(f"{server}/{language}/{path}")
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            troubles.append(f"{path}: {width} px wide on a screen of 320")
        troubles += [f"{path}: {trouble}" for trouble in _troubles(page)]

    assert troubles == []


def test_the_dark_scheme_has_contrast_too(server: str, signed_in: Callable[..., Page]) -> None:
    page = signed_in(FOCAL, "en", color_scheme="dark")
    troubles = []
    for path in ("", "response/1/", "response/1/section/article-5", "response/1/check"):
        page.goto(f"{server}/en/{path}")
        troubles += [f"{path}: {trouble}" for trouble in _troubles(page)]

    assert troubles == []
