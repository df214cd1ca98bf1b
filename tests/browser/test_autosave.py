"""Autosave in a real browser: what people see while they write."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.web.conftest import FOCAL


def test_a_reply_is_saved_and_its_follow_ups_appear(server: str, signed_in: Callable[..., Page]) -> None:
    page = signed_in(FOCAL)
    page.goto(f"{server}/en/response/1/section/article-23")

    page.check("[id='q-23-b'] input[value=partly]")

    expect(page.locator("#saved-23-b")).to_contain_text("Saved at")
    expect(page.locator("[id='q-23-b-missing'] textarea").first).to_be_visible()
    page.fill("[id='q-23-b-missing'] textarea >> nth=0", "Threats against court staff are not covered.")
    page.locator("[id='q-23-b-missing'] textarea").first.blur()
    expect(page.locator("#saved-23-b-missing")).to_contain_text("Saved at")
    page.reload()
    expect(page.locator("[id='q-23-b-missing'] textarea").first).to_have_value(
        "Threats against court staff are not covered."
    )


def test_an_ended_session_asks_on_the_spot_and_saves(server: str, signed_in: Callable[..., Page]) -> None:
    page = signed_in(FOCAL)
    page.goto(f"{server}/en/response/1/section/article-15")
    page.context.clear_cookies()
    field = page.locator("[id='q-15-6'] textarea").first

    field.fill("The offence has effects in the territory.")
    field.blur()
    expect(page.locator("#saved-15-6 [name=email]")).to_be_visible()
    page.fill("#saved-15-6 [name=email]", FOCAL)
    page.fill("#saved-15-6 [name=password]", "violet harbour lantern 7")
    page.locator("#saved-15-6 button").click()

    expect(page.locator("#saved-15-6")).to_contain_text("Saved at", timeout=15_000)
    page.reload()
    expect(page.locator("[id='q-15-6'] textarea").first).to_have_value("The offence has effects in the territory.")
