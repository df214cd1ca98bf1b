"""Import one cycle of real replies with `review import` and hold the comparison against a plain count of the file.

    python -m benchmarks.fctc_import --data DIR --states FILE --cycle 2010 --out DIR

Works in a database of its own under `--out`. Every State gets a focal point, because replies are written in
somebody's name. Exits with 1 when a single figure differs.
"""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from click.testing import CliRunner

from benchmarks import fctc
from review import clock
from review.actions.comparison import counted
from review.cli import commands
from review.comparison import questionnaire_table
from review.language import LANGUAGES
from review.questionnaire import edition as editions
from review.questionnaire.load import load
from review.questionnaire.text import texts
from review.store import edition, person, schema, state
from review.store.database import Database


def prepare(database: Database, out: Path, states: dict[str, tuple[str, str]]) -> str:
    """Lay States, focal points and the edition, and return the key of the questionnaire."""
    schema.migrate(database)
    made = load(out / "questionnaire.yaml")
    english = {text: text for text in texts(made)}
    document = editions.canonical(editions.document(made, dict.fromkeys(LANGUAGES, english)))
    with database.write() as connection:
        edition.add(connection, made.key, editions.digest(document), document, clock.now())
        for name, (code, region) in states.items():
            if state.get(connection, code) is None:
                state.add(connection, state.State(code, region, {"en": name}), {})
                who = person.add(connection, f"{code}@import.example", name, "-", "en", clock.now())
                person.give_role(connection, who, "focal_point", code, clock.now())
    return made.key


def figures(database: Database, key: str) -> Counter[tuple[str, str, str]]:
    """Return the comparison's counts: (question, group, reply) → States."""
    found: Counter[tuple[str, str, str]] = Counter()
    with database.read() as connection:
        compared = edition.latest(connection, key)
        if compared is None:
            raise LookupError(key)
        made = load(Path(os.environ["FCTC_OUT"]) / "questionnaire.yaml")
        tables = questionnaire_table(made, counted(connection, compared, made))
    for question, table in tables.items():
        for place, column in enumerate(table.columns[:-1]):
            for line in table.lines:
                found[question, column.region, line.item] = line.states[place]
            found[question, column.region, "(replied)"] = column.replied
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    """Import, compare, and tell every difference."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    for name in ("--data", "--states", "--out"):
        parser.add_argument(name, type=Path, required=True)
    parser.add_argument("--cycle", required=True)
    options = parser.parse_args(arguments)
    fctc.main([*(arguments or sys.argv[1:])])
    states = fctc.read_states(options.states)
    path = options.out / "review.sqlite"
    path.unlink(missing_ok=True)
    url = f"sqlite:///{path}"
    os.environ |= {"REVIEW_DATABASE": url, "FCTC_OUT": str(options.out)}
    database = Database(url)
    key = prepare(database, options.out, states)
    result = CliRunner().invoke(
        commands, ["import", str(options.out / "replies.csv"), "--key", key, "--skip-bad", "--submit"]
    )
    print(result.output.strip().splitlines()[-1])
    if result.exception:
        raise result.exception
    differences = compare(figures(database, key), options, states)
    for line in differences[:20]:
        print(line)
    sys.exit(1 if differences else 0)


def compare(
    found: Counter[tuple[str, str, str]], options: argparse.Namespace, states: dict[str, tuple[str, str]]
) -> list[str]:
    """Return every figure that differs from the plain count of the file."""
    indicators = fctc.read_indicators(options.data / "indicators.csv")
    replies = fctc.read_replies(options.data / f"replies-{options.cycle}.csv")
    of_kind = fctc.kinds(replies)
    plain: Counter[tuple[str, str, str]] = Counter()
    for (indicator, region, word), number in fctc.plain_count(replies, states).items():
        kind = of_kind.get(indicator, "")
        if kind in ("implementation", "choice"):
            words = fctc.IMPLEMENTATION if kind == "implementation" else fctc.OPTIONS
            if word in words:
                plain[fctc.question_key(indicators[indicator]), region, words[word]] += number
    items = {item for _, _, item in plain}
    told = {place: number for place, number in found.items() if place[2] in items and number}
    print(f"{len(plain)} figures compared, {sum(plain.values())} replies counted")
    return [
        f"{place}: compared {told.get(place, 0)}, counted {plain.get(place, 0)}"
        for place in sorted({*plain, *told})
        if told.get(place, 0) != plain.get(place, 0)
    ]


if __name__ == "__main__":
    main()
