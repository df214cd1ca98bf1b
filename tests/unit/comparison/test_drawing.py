"""The macros draw every figure, name no State, and hold nothing inline."""

import re
from decimal import Decimal
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from review.comparison import REGIONS, Amounts, Count, Counted, question_table, questionnaire_table
from review.place import TEMPLATES
from review.questionnaire.kind import KINDS
from review.questionnaire.shape import Option, Question, Questionnaire, Section

OPTIONS = (Option("a", "Seizure <of> goods"), Option("b", "Return"))


@pytest.fixture(scope="module")
def environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, extensions=["jinja2.ext.i18n"]
    )  # fmt: skip
    made.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    made.filters["number_words"] = lambda number: f"{number:,}"
    return made


def every_kind() -> Questionnaire:
    asked = tuple(
        Question(
            f"q-{name}", name, f"Question of kind {name}?", number=str(number), provision="5(1)",
            options=OPTIONS if name in ("choice", "choices", "assistance") else (),
            rows=OPTIONS if name == "statistics" else (), years=(2020, 2021) if name == "statistics" else (),
        )
        for number, name in enumerate(KINDS, 1)
    )  # fmt: skip
    return Questionnaire("untoc/x", "untoc", 1, "T", "", "", "ours", (Section("s", "5", "Participation", asked),))


def figures(of: Questionnaire) -> Counted:
    counts = [
        Count("q-implementation", "AFR", "yes", 31),
        Count("q-implementation", "AFR", "partly", 12),
        Count("q-choices", "AFR", "a", 37),
        Count("q-assistance", "AFR", "a.needed", 29),
        Count("q-statistics", "AFR", "a/2020", 41, Decimal(12345)),
        Count("q-statistics", "AFR", "a/2020", 2),
    ]
    amounts = [Amounts("q-number", "AFR", tuple(map(Decimal, range(1000, 1043))))]
    everyone = {(key, "AFR"): 47 for key in of.questions}
    return Counted({"AFR": 53}, everyone, {(key, "AFR"): 43 for key in of.questions}, counts, amounts)


def draw(environment: Environment, macro: str, call: str, **values: Any) -> str:
    source = f"{{% from 'part/comparison/{macro}.html' import {macro}_table %}}{{{{ {macro}_table({call}) }}}}"
    html = environment.from_string(source).render(**values, regions=REGIONS)
    assert " style=" not in html
    assert "<script" not in html
    assert "Seizure <of>" not in html
    assert re.findall(r"<(?!/|rect|bdi|dl|dt|dd|div|p |caption)(\w+)", html).count("table") == 1
    return html


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("implementation", ["31", "12", "of 53 States", "Yes, in part"]),
        ("choices", ["37", "Return", "Not asked"]),
        ("choice", ["Seizure &lt;of&gt; goods"]),
        ("assistance", ["29", "Needed", "Received"]),
        (
            "statistics",
            ["12,345", "from 41 States", "2 States: not available", "no figure", "2021"],
        ),
        ("number", ["1,000", "1,021", "1,042", "43"]),
        ("text", ["Replied", "43", "of 0 States"]),
    ],
)
def test_one_question(environment: Environment, kind: str, told: list[str]) -> None:
    questionnaire = every_kind()
    table = question_table(questionnaire.questions[f"q-{kind}"], figures(questionnaire))
    html = draw(environment, "question", "table, regions", table=table)
    assert [words for words in told if words not in html] == []
    assert html.count("<tr") == len(re.findall(r'<th scope="row"[ >]', html)) + 1


def test_all_questions(environment: Environment) -> None:
    questionnaire = every_kind()
    tables = questionnaire_table(questionnaire, figures(questionnaire))
    html = draw(
        environment, "questionnaire", "tables, questionnaire, regions, '/en/compare/'",
        tables=tables, questionnaire=questionnaire,
    )  # fmt: skip
    keys = re.findall(r'href="/en/compare/([^"]+)"', html)
    assert keys == [key for key in questionnaire.questions if key != "q-note"]
    assert '<b class="yes">31</b> <b class="partly">12</b> <b class="no">0</b> <b class="open">4</b>' in html
    assert html.count("<td") == 6 * (len(keys) + 2 + 2 + 4)


def test_nothing_submitted_yet(environment: Environment) -> None:
    questionnaire = every_kind()
    tables = questionnaire_table(questionnaire, Counted({}, {}, {}))
    html = draw(
        environment, "questionnaire", "tables, questionnaire, regions, ''", tables=tables, questionnaire=questionnaire
    )  # fmt: skip
    assert "0 States" in html
