"""A real Chromium on a real server with the demonstration's data."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from review.cli import demonstration
from tests.web.conftest import SECRET, demonstration_file

__all__ = ["demonstration_file"]

CHROMIUM = "/usr/bin/chromium"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def server(demonstration_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run the production server, as `review serve` does, and return its address."""
    path = tmp_path_factory.mktemp("served") / "review.sqlite"
    shutil.copy(demonstration_file, path)
    address = f"127.0.0.1:{_free_port()}"
    settings = {"REVIEW_DATABASE": f"sqlite:///{path}", "REVIEW_SECRET_KEY": SECRET, "REVIEW_HTTPS": "0"}
    command = [sys.executable, "-m", "review", "serve", f"--bind={address}", "--workers=2"]
    process = subprocess.Popen(command, env=settings, stdout=subprocess.DEVNULL)
    for _ in range(100):
        try:
            with urlopen(f"http://{address}/health") as answer:
                assert answer.status == 200
            break
        except URLError:
            time.sleep(0.1)
    else:
        pytest.fail("the server did not start")
    yield f"http://{address}"
    process.terminate()
    process.wait(10)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Run Chromium."""
    if not Path(CHROMIUM).exists():
        pytest.fail(f"{CHROMIUM} is missing; bin/setup --dev installs it")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        )
        yield running
        running.close()


@pytest.fixture
def signed_in(server: str, browser: Browser) -> Iterator[Callable[..., Page]]:
    """Return what opens a page for somebody; any message of the browser's console fails the test."""
    complaints: list[str] = []
    opened = []

    def open_(email: str, language: str = "en", **options: object) -> Page:
        context = browser.new_context(**options)  # type: ignore[arg-type]
        opened.append(context)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{server}/{language}/sign-in")
        page.fill("[name=email]", email)
        page.fill("[name=password]", demonstration.PASSWORD)
        page.click("main button")
        return page

    yield open_
    for context in opened:
        context.close()
    expected = ("status of 401", "status of 409", "status of 422", "Failed to load resource")
    assert [text for text in complaints if not any(known in text for known in expected)] == []
