"""`make bench`: everything in one run, as ratios to a bare Flask page on the same server with as many workers.

Aims stand beside each figure. Figures of one run compare with each other, not with another machine's.
"""

import gzip
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from io import BytesIO
from pathlib import Path
from urllib.parse import urlencode

from pypdf import PdfReader

from benchmarks.many_states import KEY, fill
from review.actions import comparison, report, transfer
from review.actions.response import desk
from review.cli import demonstration
from review.cli.set_up import publish_missing
from review.documents import sheet
from review.documents.country_review import pdf
from review.language import LANGUAGES
from review.place import STATIC
from review.store import edition, person, schema
from review.store import response as responses
from review.store.database import Database
from review.web.app import create_app
from review.web.settings import Settings

SECRET = "0123456789abcdefghijklmnopqrstuvwxyz"
FOCAL, OFFICER = "focal.point@xda.example", "officer@secretariat.example"


def told(what: str, figure: str, aim: str) -> None:
    print(f"{what:<58} {figure:>16}   aim {aim}", flush=True)


@contextmanager
def served(app: str, env: dict[str, str]) -> Iterator[tuple[str, int]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", app, f"--bind=127.0.0.1:{port}", "--workers=1", "--threads=4"]
    process = subprocess.Popen([*command, "--log-level=error"], env=os.environ | env)
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    time.sleep(1)
    try:
        yield f"127.0.0.1:{port}", process.pid
    finally:
        process.terminate()
        process.wait(10)


class Visitor:
    def __init__(self, address: str) -> None:
        self.connection = HTTPConnection(address)
        self.cookie = ""

    def ask(self, path: str, fields: dict[str, str] | None = None) -> tuple[int, bytes]:
        headers = {"Cookie": self.cookie, "Accept-Encoding": "gzip"}
        if fields is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "HX-Request": "true"}
        body = urlencode(fields) if fields is not None else None
        self.connection.request("POST" if fields is not None else "GET", path, body, headers)
        answer = self.connection.getresponse()
        content = answer.read()
        if answer.getheader("Set-Cookie"):
            self.cookie = answer.getheader("Set-Cookie", "").split(";")[0]
        if answer.getheader("Content-Encoding") == "gzip":
            content = gzip.decompress(content)
        return answer.status, content

    def sign_in(self, email: str) -> str:
        _, page = self.ask("/en/sign-in")
        found = re.search(rb'name="csrf_token" value="([^"]+)"', page)
        assert found
        fields = {"csrf_token": found[1].decode(), "email": email, "password": demonstration.PASSWORD}
        self.ask("/en/sign-in", fields)
        return found[1].decode()


def median(times: int, work: Callable[[int], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """Return the median time of a piece of work, in seconds."""
    taken = []
    for number in range(times):
        begun = clock()
        work(number)
        taken.append(clock() - begun)
    return statistics.median(taken)


def pages(url: str, database: Database) -> None:
    with served("benchmarks.bare:app", {}) as (address, _):
        visitor = Visitor(address)
        bare = median(600, lambda _: visitor.ask("/"))
    told("bare page", f"{bare * 1000:.2f} ms", "1 (the measure)")
    with database.read() as connection:
        mine = next(r for r in responses.of_state(connection, "XDC"))
    env = {"REVIEW_DATABASE": url, "REVIEW_SECRET_KEY": SECRET, "REVIEW_HTTPS": "0"}
    with served("review.web:create_app()", env) as (address, pid):
        visitor = Visitor(address)
        token = visitor.sign_in("focal.point@xdc.example")
        section = f"/en/response/{mine.id}/section/article-6"
        status, page = visitor.ask(section)
        assert status == 200
        taken = median(150, lambda _: visitor.ask(section))
        questions = page.count(b"<fieldset")
        told(f"section page with {questions} questions", f"{taken / bare:.1f} x bare", "10 or less (30 questions)")
        seen = re.search(rb'name="seen:6-2-e" value="(\d*)"', page)
        last = [seen[1].decode() if seen else ""]

        def save(number: int) -> None:
            reply = "yes" if number % 2 else "no"
            fields = {"csrf_token": token, "6-2-e:": reply, "seen:6-2-e": last[0]}
            _, part = visitor.ask(f"/en/response/{mine.id}/answer/6-2-e", fields)
            last[0] = re.findall(rb'name="seen:6-2-e" value="(\d*)"', part)[0].decode()

        told("one autosave that turns follow-ups", f"{median(150, save) / bare:.1f} x bare", "5")
        packed = len(gzip.compress(page, 1))
        scripts = [STATIC / "js" / "htmx.min.js", STATIC / "js" / "review.js"]
        script = sum(len(gzip.compress(path.read_bytes(), 1)) for path in scripts)
        style = len(gzip.compress((STATIC / "css" / "screen.css").read_bytes(), 1))
        told("weight of that page: HTML raw", f"{len(page) / 1000:.0f} kB", "100 kB")
        told(
            "  on the line, with style and script, 5 requests",
            f"{(packed + script + style) / 1000:.0f} kB",
            "100 kB, 6",
        )
        told("  script on the line", f"{script / 1000:.0f} kB", "30 kB")
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        memory = Path(f"/proc/{children[0]}/status").read_text()
        resident = int(re.findall(r"VmRSS:\s+(\d+)", memory)[0])
        told("memory of that worker", f"{resident / 1000:.0f} MB", "120 MB")


def many(url: str, database: Database) -> None:
    with database.write() as connection:
        fill(connection, 190)
    with database.read() as connection:
        compared = edition.latest(connection, KEY)
        found = person.by_email(connection, OFFICER)
        assert compared
        assert found
        officer = found[0]
        app = create_app(Settings(url, SECRET, https=False))
        work = lambda _: comparison.questionnaire_compared(connection, officer, compared, "en")  # noqa: E731
        told("comparison of 190 States: figures", f"{median(9, work, time.process_time) * 1000:.0f} ms", "")
        with app.test_request_context("/en/comparison/1/"):
            from flask import g, render_template

            g.language, g.person = LANGUAGES["en"], officer
            questionnaire, tables = comparison.questionnaire_compared(connection, officer, compared, "en")
            draw = lambda _: render_template(  # noqa: E731
                "page/comparison.html", edition=compared, questionnaire=questionnaire, tables=tables
            )
            draw(0)
            told(
                "comparison of 190 States: drawing",
                f"{median(9, draw, time.process_time) * 1000:.0f} ms",
                "40 with the above",
            )
        rows = []
        for response in responses.of_edition(connection, compared.id):
            focal = next(
                p for p in person.of_state(connection, response.state) if p.holds(response.state, "focal_point")
            )
            rows += transfer.export(connection, desk(connection, focal, response.id, "en"))
        columns = ("state", "question", "item", "value")
        csv = median(5, lambda _: sheet.write_csv(columns, rows), time.process_time)
        told(f"CSV of {len(rows)} rows of replies", f"{csv:.2f} s", "0.1 s")
        xlsx = median(3, lambda _: sheet.write_xlsx(columns, rows, "replies"), time.process_time)
        told(f"XLSX of {len(rows)} rows of replies", f"{xlsx:.2f} s", "0.25 s")


def papers(database: Database) -> None:
    with database.read() as connection:
        response = responses.of_state(connection, "XDA")[0]
        for tag, language in LANGUAGES.items():
            facts = report.unasked(connection, response, language, draft=False)
            content = pdf(facts)
            count = len(PdfReader(BytesIO(content)).pages)
            taken = median(2, lambda _, facts=facts: pdf(facts), time.process_time)
            told(f"PDF in {tag}, {count} pages", f"{taken / count * 1000:.0f} ms a page", "45 ms")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/bench.sqlite"
        database = Database(url)
        schema.migrate(database)
        publish_missing(database, print)
        demonstration.load(database, print)
        pages(url, database)
        papers(database)
        many(url, database)


main()
