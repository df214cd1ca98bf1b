"""An invented State at work: its people, a small published questionnaire with every kind, an open response."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import cast

from argon2 import PasswordHasher
from sqlalchemy import Connection

from review.actions import response as responses
from review.actions.response import Desk
from review.language import LANGUAGES
from review.questionnaire import edition as editions
from review.questionnaire.shape import Condition, Option, Question, Questionnaire, Section
from review.questionnaire.text import texts
from review.store import edition, person, response, state
from review.store.database import Database
from review.store.person import Person
from review.store.state import State

#: The moment at which everything here was made.
THEN = datetime(2026, 11, 21, 14, 2, tzinfo=UTC)

#: The password of everyone here.
PASSWORD = "violet kettle in march rain"

STATE, OTHER_STATE = "XAA", "XAB"

#: Who works here: name to role and State.
PEOPLE = {
    "focal": ("focal_point", STATE),
    "expert": ("expert", STATE),
    "contributor": ("contributor", STATE),
    "observer": ("observer", STATE),
    "officer": ("officer", None),
    "stranger": ("focal_point", OTHER_STATE),
}

OFFENCES = Section(
    "article-5",
    "5",
    "Participation in an organized criminal group",
    (
        Question("5-1", "implementation", "Is taking part an offence?", "1", "5(1)", need="required"),
        Question(
            "5-1-law",
            "citations",
            "Cite the law.",
            "1.1",
            need="expected",
            parent="5-1",
            when=Condition("is", "5-1", ("yes", "partly")),
            files=True,
        ),
        Question(
            "5-1-missing",
            "text",
            "What is missing?",
            "1.2",
            need="expected",
            parent="5-1",
            when=Condition("is", "5-1", ("partly", "no")),
        ),
        Question(
            "5-2",
            "choices",
            "What is covered?",
            "2",
            options=(Option("act", "An act"), Option("none", "None"), Option("other", "Other")),
        ),
    ),
)

FIGURES = Section(
    "article-6",
    "6",
    "Laundering of proceeds of crime",
    (
        Question("6-note", "note", "The next questions ask for figures."),
        Question(
            "6-1",
            "statistics",
            "How many cases?",
            "3",
            rows=(Option("out", "Sent"), Option("in", "Received"), Option("total", "Total")),
            years=(2024, 2025),
            sums={"total": ("out", "in")},
        ),
        Question("6-2", "number", "How much was seized?", "4", unit="US dollars", minimum="0"),
        Question("6-3", "date", "Since when?", "5"),
        Question("6-4", "authority", "Which authority?", "6"),
        Question(
            "6-5",
            "assistance",
            "Which assistance?",
            "7",
            options=(Option("laws", "Model laws"), Option("training", "Training")),
        ),
        Question("6-6", "reference", "Where was this answered before?", "8"),
        Question("6-7", "choice", "Which way?", "9", options=(Option("one", "One"), Option("other", "Other"))),
    ),
)

QUESTIONNAIRE = Questionnaire(
    "untoc/small",
    "untoc",
    1,
    "A small questionnaire",
    "For tests only.",
    "These texts are our own.",
    "ours",
    (OFFENCES, FIGURES),
)


@dataclass(frozen=True)
class Work:
    """Ids of what `at_work` made; `people` maps the names of PEOPLE to ids of persons."""

    edition: int
    response: int
    people: dict[str, int]


@cache
def password_hash() -> str:
    """Return a hash of PASSWORD that is quickly checked: what makes argon2 slow is written in the hash."""
    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)


def email(name: str) -> str:
    """Return the address of one of PEOPLE."""
    return f"{name}@example.org"


def publish(connection: Connection, questionnaire: Questionnaire = QUESTIONNAIRE) -> int:
    """Publish a questionnaire whose translations are the English texts, and return the edition's id."""
    same = {text: text for text in texts(questionnaire)}
    document = editions.canonical(editions.document(questionnaire, dict.fromkeys(LANGUAGES, same)))
    added = edition.add(connection, questionnaire.key, editions.digest(document), document, THEN)
    return added.id


def at_work(connection: Connection) -> Work:
    """Make two States, everyone of PEOPLE, an edition and XAA's open response; article 6 is the contributor's."""
    for code, region, name in ((STATE, "AFR", "Arbania"), (OTHER_STATE, "WEO", "Boria")):
        state.add(connection, State(code, region, {"en": name}), {"untoc": date(2004, 1, 1)})
    people = {}
    for name, (kind, of) in PEOPLE.items():
        people[name] = person.add(connection, email(name), name.title(), password_hash(), "en", THEN)
        person.give_role(connection, people[name], kind, of, THEN)
    published = publish(connection)
    opened = response.open_(connection, published, STATE, 1, date(2027, 5, 1), THEN)
    response.assign(connection, opened, "article-6", people["contributor"], None, people["focal"], THEN)
    return Work(published, opened, people)


class Office:
    """A database with `at_work` in it, and short ways to what tests do there all the time."""

    def __init__(self, database: Database) -> None:
        self.database = database
        with database.write() as connection:
            self.work = at_work(connection)

    def person(self, connection: Connection, name: str) -> Person:
        """Return one of PEOPLE with the roles in force."""
        return cast(Person, person.get(connection, self.work.people[name]))

    def desk(self, connection: Connection, name: str) -> Desk:
        """Lay XAA's response on somebody's desk."""
        return responses.desk(connection, self.person(connection, name), self.work.response, "en")

    @contextmanager
    def writing(self, name: str) -> Iterator[tuple[Connection, Desk]]:
        """Give a transaction with the response on somebody's desk."""
        with self.database.write() as connection:
            yield connection, self.desk(connection, name)

    @contextmanager
    def acting(self, name: str) -> Iterator[tuple[Connection, Person]]:
        """Give a transaction with somebody who acts in it."""
        with self.database.write() as connection:
            yield connection, self.person(connection, name)
