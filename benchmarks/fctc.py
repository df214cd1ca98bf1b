"""Turn the replies of another treaty's Parties into a questionnaire of ours and rows to import.

The files are those of the WHO FCTC Implementation Database as kept beside the project (never in it):
`indicators.csv` (indicator, articles, code, title) and `replies-<cycle>.csv` (party, indicator, reply).
Real replies show what invented ones do not: other names for States, numbers with words, texts of pages.
What does not fit is reported row by row, and everything else is kept.

    python -m benchmarks.fctc --data DIR --states FILE --cycle 2010 --out DIR

`--states` is a CSV file with the columns name and code (or iso3), and un_group for `plain_count`.
"""

import argparse
import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import yaml

from review.documents.sheet import write_csv
from review.documents.sheet_reading import COLUMNS
from review.questionnaire.kind.base import LONGEST_TEXT
from review.questionnaire.kind.figure import figure

#: What stands in the files where a Party gave no reply, or the instrument of the cycle did not ask.
NOT_REPLIED = "Answer/report not provided"
NOT_ASKED = "Indicator not used"

#: Their words in ours. "Full" and "None" are replies on how far a programme is covered.
IMPLEMENTATION = {"yes": "yes", "full": "yes", "partially": "partly", "no": "no", "none": "no"}
OPTIONS = {"yes": "yes", "no": "no", "not applicable": "not-applicable"}

#: Regional groups of the states file whose codes differ from ours. Türkiye is in two groups and counted in
#: the one in which it stands for election.
GROUPS = {"LAC": "GRULAC", "APG+WEO": "WEO", "none": "OTHER"}

#: An indicator is of a kind when this share of the replies to it are.
SHARE = {"implementation": 0.9, "choice": 0.9, "number": 0.5}


class Indicator(NamedTuple):
    """One line of indicators.csv."""

    indicator: str
    articles: str
    code: str
    title: str


class Reply(NamedTuple):
    """One line of a replies file; `row` as a spreadsheet counts."""

    row: int
    party: str
    indicator: str
    reply: str


class Misfit(NamedTuple):
    """A reply that can't be imported, and why."""

    row: int
    party: str
    indicator: str
    reply: str
    reason: str


def read_indicators(file: Path) -> dict[str, Indicator]:
    """Return the indicators by their id, in order."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return {line["indicator"]: Indicator(**line) for line in csv.DictReader(lines)}


def read_replies(file: Path) -> list[Reply]:
    """Return every line, also those without a reply."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return [Reply(row, **line) for row, line in enumerate(csv.DictReader(lines), 2)]


def read_states(file: Path) -> dict[str, tuple[str, str]]:
    """Return code and regional group ("OTHER" when not said) by name."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        found = {}
        for line in csv.DictReader(lines):
            group = line.get("un_group") or "none"
            found[line["name"]] = (line.get("code") or line["iso3"], GROUPS.get(group, group))
        return found


def given(replies: Iterable[Reply]) -> list[Reply]:
    """Return the lines that hold a reply."""
    return [reply for reply in replies if reply.reply.strip() not in ("", NOT_REPLIED, NOT_ASKED)]


def kind_of(replies: Sequence[str]) -> str:
    """Return the kind of question that these replies to one indicator fit best; text when there are none."""
    words = [reply.strip().lower() for reply in replies]
    fitting = {
        "implementation": sum(word in IMPLEMENTATION for word in words),
        "choice": sum(word in OPTIONS for word in words),
        "number": sum(figure(word) is not None for word in words),
    }
    for kind, share in SHARE.items():
        if words and fitting[kind] >= share * len(words):
            return kind
    return "text"


def kinds(replies: Iterable[Reply]) -> dict[str, str]:
    """Return the kind for each indicator that the cycle asked, by id."""
    by_indicator: dict[str, list[str]] = defaultdict(list)
    lines = list(replies)
    asked = dict.fromkeys(line.indicator for line in lines if line.reply != NOT_ASKED)
    for reply in given(lines):
        by_indicator[reply.indicator].append(reply.reply)
    return {indicator: kind_of(by_indicator[indicator]) for indicator in asked}


def question_key(indicator: Indicator) -> str:
    """Return our key: article, code and id, because several indicators share a code."""
    return _slug(f"{indicator.articles} {indicator.code} {indicator.indicator}")


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def questionnaire(indicators: Mapping[str, Indicator], of_kind: Mapping[str, str], cycle: str) -> dict[str, object]:
    """Return the questionnaire as the YAML file holds it: one section for each article."""
    sections: dict[str, list[dict[str, object]]] = defaultdict(list)
    for indicator in indicators.values():
        kind = of_kind.get(indicator.indicator)
        if kind is None:
            continue
        question: dict[str, object] = {
            "key": question_key(indicator),
            "provision": _article(indicator.articles),
            "obligation": "none",
            "kind": kind,
            "text": indicator.title,
        }
        if kind == "choice":
            question["options"] = [
                {"yes": "Yes"}, {"no": "No"}, {"not-applicable": "Not applicable"},
            ]  # fmt: skip
        sections[indicator.articles].append(question)
    return {
        "key": f"untoc/fctc-{cycle}",
        "instrument": "untoc",
        "cluster": 1,
        "title": f"Indicators of another treaty, cycle {cycle}",
        "status": "ours",
        "introduction": "Made from published indicators to try the system on real replies.",
        "note": "Not a questionnaire of the mechanism.",
        "sections": [
            {
                "key": f"article-{_slug(articles)}",
                "article": _article(articles),
                "title": f"Article {articles.replace('_', ' ')}",
                "questions": questions,
            }
            for articles, questions in sections.items()
        ],
    }


def _article(articles: str) -> str:
    return articles.split("_", 1)[0]


def import_rows(
    indicators: Mapping[str, Indicator],
    replies: Iterable[Reply],
    of_kind: Mapping[str, str],
    states: Mapping[str, tuple[str, str]],
) -> tuple[list[tuple[str, str, str, str]], list[Misfit]]:
    """Return the rows to import (state, question, item, value) and the replies that do not fit."""
    rows: list[tuple[str, str, str, str]] = []
    misfits: list[Misfit] = []
    seen: dict[tuple[str, str], int] = {}
    for reply in given(replies):
        state = states.get(reply.party)
        indicator = indicators.get(reply.indicator)
        place = (state[0] if state else reply.party, reply.indicator)
        value = _value(of_kind.get(reply.indicator, ""), reply.reply)
        if state is None:
            reason = "no State of ours has this name"
        elif indicator is None:
            reason = "the indicator is not listed"
        elif place in seen:
            reason = f"the same State replied in row {seen[place]}"
        elif value is None:
            reason = f"does not fit a question of kind {of_kind[reply.indicator]}"
        else:
            seen[place] = reply.row
            rows.append((state[0], question_key(indicator), "", value))
            continue
        misfits.append(Misfit(*reply, reason))
    return rows, misfits


def _value(kind: str, reply: str) -> str | None:
    word = reply.strip().lower()
    match kind:
        case "implementation":
            return IMPLEMENTATION.get(word)
        case "choice":
            return OPTIONS.get(word)
        case "number":
            return reply if figure(reply) is not None else None
        case _:
            return reply if len(reply) <= LONGEST_TEXT else None


def plain_count(replies: Iterable[Reply], states: Mapping[str, tuple[str, str]]) -> Counter[tuple[str, str, str]]:
    """Count the lines of the file: (indicator, regional group, reply in small letters) → Parties.

    Nothing but the lines of Parties with a name of ours, so that the comparison's figures can be held
    against it.
    """
    return Counter(
        (reply.indicator, states[reply.party][1], reply.reply.strip().lower())
        for reply in replies
        if reply.party in states
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Write questionnaire.yaml, replies.csv and misfits.csv into the folder given."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--states", type=Path, required=True)
    parser.add_argument("--cycle", required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    indicators = read_indicators(options.data / "indicators.csv")
    replies = read_replies(options.data / f"replies-{options.cycle}.csv")
    states = read_states(options.states)
    of_kind = kinds(replies)
    rows, misfits = import_rows(indicators, replies, of_kind, states)
    made = questionnaire(indicators, of_kind, options.cycle)
    options.out.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump(made, sort_keys=False, allow_unicode=True)
    (options.out / "questionnaire.yaml").write_text(text, encoding="utf-8")
    (options.out / "replies.csv").write_bytes(write_csv(COLUMNS, rows))
    (options.out / "misfits.csv").write_bytes(write_csv(Misfit._fields, misfits))
    by_reason = Counter(misfit.reason for misfit in misfits)
    print(f"{len(of_kind)} questions: {dict(Counter(of_kind.values()))}")
    print(f"{len(rows)} of {len(given(replies))} replies can be imported")
    for reason, number in by_reason.most_common():
        print(f"{number:6} {reason}")
    for party in sorted({m.party for m in misfits if m.party not in states}):
        print(f"       not ours: {party}")


if __name__ == "__main__":
    main()
