"""Another treaty's replies become ours: figures equal a plain count, and what does not fit is reported by row."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from benchmarks import fctc
from review.comparison import Count, Counted, question_table
from review.documents.sheet_reading import read_rows
from review.questionnaire.kind import KINDS
from review.questionnaire.shape import Option, Question

INDICATORS = """indicator,articles,code,title
11,5,3.1,"A strategy, in writing"
12,5,3.1,Unit
13,5;6,3.2,Covered
14,8,3.3,Workers supported
15,8,3.4,Minimum age
16,8,3.5,Details
17,8,3.6,Not used that year
"""

NAMES = {
    "Arbania": ("XAA", "AFR"),
    "Boria": ("XAB", "AFR"),
    "Cadia": ("XAC", "WEO"),
    "Doria": ("XAD", "EEU"),
}

REPLIES = {
    "11": ("Yes", "No", "Yes", "Answer/report not provided", "Yes"),
    "12": ("yes", "No", "", "Yes", "No"),
    "13": ("Full", "Partially", "None", "Full", "Full"),
    "14": ("Yes", "Not applicable", "No", "Not applicable", "Yes"),
    "15": ("18", "12.50", "eighteen", "16", "21"),
    "16": ('=Yes, of course\n"quoted"', "Oui", "- one\n- two", "Answer/report not provided", "x" * 100_001),
    "17": ("Indicator not used",) * 5,
}  # fmt: skip


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    (folder / "indicators.csv").write_text(INDICATORS, encoding="utf-8")
    parties = [*NAMES, "Elsewhere"]
    lines = [(party, key, reply) for key, of in REPLIES.items() for party, reply in zip(parties, of, strict=True)]
    lines.append(("Arbania", "11", "No"))
    text = "party,indicator,reply\n"
    for party, key, reply in lines:
        quoted = reply.replace('"', '""')
        text += f'{party},{key},"{quoted}"\n'
    (folder / "replies-2001.csv").write_text(text, encoding="utf-8")
    states = "".join(f"{name},{code},{group}\n" for name, (code, group) in NAMES.items())
    (folder / "states.csv").write_text("name,code,un_group\n" + states, encoding="utf-8")
    fctc.main(
        [
            "--data",
            str(folder),
            "--states",
            str(folder / "states.csv"),
            "--cycle",
            "2001",
            "--out",
            str(folder),
        ]
    )
    return folder


def questions(folder: Path) -> dict[str, Question]:
    made = yaml.safe_load((folder / "questionnaire.yaml").read_text(encoding="utf-8"))
    return {
        entry["key"]: Question(
            entry["key"], entry["kind"], entry["text"], provision=entry["provision"],
            options=tuple(Option(*pair) for option in entry.get("options", ()) for pair in option.items()),
        )
        for section in made["sections"]
        for entry in section["questions"]
    }  # fmt: skip


def test_each_indicator_asked_becomes_a_question_of_the_kind_its_replies_have(data: Path) -> None:
    assert {key: question.kind for key, question in questions(data).items()} == {
        "5-3-1-11": "implementation", "5-3-1-12": "implementation", "5-6-3-2-13": "implementation",
        "8-3-3-14": "choice", "8-3-4-15": "number", "8-3-5-16": "text",
    }  # fmt: skip


def test_what_does_not_fit_is_reported_by_row_and_nothing_else_is_lost(data: Path) -> None:
    replies = fctc.read_replies(data / "replies-2001.csv")
    indicators = fctc.read_indicators(data / "indicators.csv")
    rows, misfits = fctc.import_rows(indicators, replies, fctc.kinds(replies), NAMES)
    assert len(rows) + len(misfits) == len(fctc.given(replies))
    reasons = [(m.party, m.indicator, m.reason) for m in misfits if m.party in NAMES]
    assert reasons == [
        ("Cadia", "15", "does not fit a question of kind number"),
        ("Arbania", "11", "the same State replied in row 2"),
    ]
    others = [m for m in misfits if m.party == "Elsewhere"]
    assert {m.reason for m in others} == {"no State of ours has this name"}
    assert [m.row for m in others] == [6, 11, 16, 21, 26, 31]
    assert ("XAA", "8-3-5-16", "", '=Yes, of course\n"quoted"') in rows


def test_the_rows_can_be_read_and_every_reply_is_valid(data: Path) -> None:
    asked = questions(data)
    rows = read_rows("replies.csv", (data / "replies.csv").read_bytes())
    for row in rows:
        assert KINDS[asked[row.question].kind].parse(asked[row.question], {row.item: row.value}) is not None
    assert len(rows) == 20


def test_figures_by_region_equal_a_plain_count_of_the_file(data: Path) -> None:
    asked = questions(data)
    rows = read_rows("replies.csv", (data / "replies.csv").read_bytes())
    groups = dict(NAMES.values())
    submitted = Counter(groups.values())
    facts: Counter[tuple[str, str, str]] = Counter()
    for row in rows:
        kind = KINDS[asked[row.question].kind]
        value = kind.parse(asked[row.question], {row.item: row.value})
        facts.update((row.question, groups[row.state], fact.item) for fact in kind.facts(value))
    plain = fctc.plain_count(fctc.read_replies(data / "replies-2001.csv")[:-1], NAMES)
    keys = {i.indicator: fctc.question_key(i) for i in fctc.read_indicators(data / "indicators.csv").values()}
    for indicator, words in (
        ("12", fctc.IMPLEMENTATION),
        ("13", fctc.IMPLEMENTATION),
        ("14", fctc.OPTIONS),
    ):
        key = keys[indicator]
        replied = Counter((row.question, groups[row.state]) for row in rows)
        everyone = {(key, group): number for group, number in submitted.items()}
        counts = [Count(q, region, item, number) for (q, region, item), number in facts.items()]
        table = question_table(asked[key], Counted(submitted, everyone, replied, counts))
        for line in table.lines:
            for column, states in zip(table.columns[:-1], line.states, strict=False):
                said = [word for word, ours in words.items() if ours == line.item]
                assert states == sum(plain[indicator, column.region, word] for word in said)
        assert table.total.no_reply == sum(plain[indicator, group, ""] for group in submitted)
