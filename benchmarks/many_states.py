"""A hundred and ninety invented States that have all submitted: what the secretariat's screens are measured with."""

from pathlib import Path

import yaml
from sqlalchemy import Connection

from review import clock
from review.actions import submission
from review.actions.response import desk, open_unasked
from review.cli import demonstration
from review.cli.demonstration.replies import Writer
from review.store import answer, law, person, state

KEY = "untoc/criminalization"
REGIONS = ("AFR", "APG", "EEU", "GRULAC", "WEO")


def fill(connection: Connection, count: int) -> None:
    """Add States (XQA, XQB …) with laws and a submission each."""
    folder = Path(demonstration.__file__).parent
    words = yaml.safe_load((folder / "words.yaml").read_text("utf-8"))
    for number in range(count):
        code = f"X{chr(ord('Q') + number // 26)}{chr(ord('A') + number % 26)}"
        state.add(connection, state.State(code, REGIONS[number % 5], {"en": f"State {code}"}), {"untoc": None})
        who = person.add(connection, f"{code}@bench.example", code, "-", "en", clock.now())
        person.give_role(connection, who, "focal_point", code, clock.now())
        focal_point = person.get(connection, who)
        assert focal_point
        writer = Writer(code, "en", words["en"], words["en"])
        response = open_unasked(connection, KEY, code, 1, None, None)
        for item in writer.laws():
            law.add(connection, code, item, who, clock.now())
        mine = desk(connection, focal_point, response, "en")
        given = writer.answers(mine.questionnaire)
        answer.add_all(connection, response, given.items(), who, clock.now(), "typed")
        submission.submit(connection, desk(connection, focal_point, response, "en"), declared=True)
