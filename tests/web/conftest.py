"""The application on the demonstration's database, and a visitor who looks at every page that comes back."""

import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import html5lib
import pytest
from flask import Flask
from flask.testing import FlaskClient

from review.cli import demonstration
from review.cli.set_up import publish_missing
from review.store import schema
from review.store.database import Database
from review.web.app import create_app
from review.web.settings import Settings

SECRET = "0123456789abcdefghijklmnopqrstuvwxyz"
FOCAL, EXPERT, CONTRIBUTOR = "focal.point@xaa.example", "expert@xaa.example", "justice@xaa.example"
OBSERVER, OFFICER, STRANGER = "mission@xaa.example", "officer@secretariat.example", "focal.point@xbc.example"


@pytest.fixture(scope="session")
def demonstration_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an SQLite file with the demonstration, to be copied."""
    path = tmp_path_factory.mktemp("demonstration") / "review.sqlite"
    made = Database(f"sqlite:///{path}")
    schema.migrate(made)
    publish_missing(made, lambda _: None)
    demonstration.load(made, lambda _: None)
    with made.read() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    made.engine.dispose()
    return path


@pytest.fixture
def app(demonstration_file: Path, tmp_path: Path) -> Iterator[Flask]:
    """Return the application on a copy of its own."""
    path = tmp_path / "review.sqlite"
    shutil.copy(demonstration_file, path)
    made = create_app(Settings(f"sqlite:///{path}", SECRET, https=False))
    made.testing = True
    yield made
    made.extensions["database"].engine.dispose()


class Visitor:
    """A browser without JavaScript: keeps cookies, sends the form token, and inspects every page."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client
        self.token = ""

    def get(self, path: str, status: int = 200) -> str:
        """Fetch a page, which must have this status, and return its text."""
        response = self.client.get(path)
        assert response.status_code == status, f"{path}: {response.status_code}"
        if response.mimetype == "text/html" and status < 300:
            self.inspect(path, response.text)
        return response.text if response.mimetype.startswith("text/") else ""

    def post(self, path: str, status: int = 302, htmx: bool = False, **fields: Any) -> Any:
        """Send a form, which must be answered with this status."""
        fields = {"csrf_token": self.token} | fields.pop("fields", {}) | fields
        headers = {"HX-Request": "true"} if htmx else {}
        response = self.client.post(path, data=fields, headers=headers)
        assert response.status_code == status, f"{path}: {response.status_code} {response.text[:300]}"
        if "<html" in response.text and response.status_code != 302:
            self.inspect(path, response.text)
        return response

    def inspect(self, path: str, text: str) -> None:
        """Assert what holds for every page."""
        tree = html5lib.parse(text, namespaceHTMLElements=False)
        token = tree.find(".//input[@name='csrf_token']")
        self.token = token.get("value") if token is not None else self.token
        headings = ["".join(h.itertext()).strip() for h in tree.iter("h1")]
        assert len(headings) == 1, f"{path} has {len(headings)} h1"
        title = "".join(tree.find(".//title").itertext())
        assert title.startswith(headings[0]), f"{path}: the title must begin with the h1"
        ids = Counter(e.get("id") for e in tree.iter() if isinstance(e.tag, str) and e.get("id"))
        assert [i for i, n in ids.items() if n > 1] == [], f"{path} has an id twice"
        for element in tree.iter():
            if not isinstance(element.tag, str):
                continue
            inline = [a for a in element.attrib if a == "style" or re.fullmatch(r"on[a-z]+", a)]
            assert inline == [], f"{path}: <{element.tag}> has {inline}, which the policy forbids"
            assert element.tag != "style"
            assert element.tag != "script" or element.get("src"), f"{path} has a script inside"
        language = re.match(r"/(\w\w)/", path)
        if language:
            assert tree.get("lang") == language[1]
            assert tree.get("dir") == ("rtl" if language[1] == "ar" else "ltr")


@pytest.fixture
def visit(app: Flask) -> Callable[..., Visitor]:
    """Return what signs somebody in (nobody without an email)."""

    def signed_in(email: str = "", password: str = demonstration.PASSWORD) -> Visitor:
        visitor = Visitor(app.test_client())
        visitor.get("/en/sign-in")
        if email:
            visitor.post("/en/sign-in", email=email, password=password)
            visitor.get("/en/")
        return visitor

    return signed_in
