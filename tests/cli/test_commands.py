"""The commands as an operator types them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from review.cli import commands, demonstration
from review.cli.set_up import publish_missing
from review.store import schema
from review.store.database import Database

KEY = "untoc/criminalization"


@pytest.fixture
def instance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REVIEW_INSTANCE", str(tmp_path))
    monkeypatch.delenv("REVIEW_DATABASE", raising=False)
    monkeypatch.delenv("REVIEW_SECRET_KEY", raising=False)
    return tmp_path


@pytest.fixture
def demo(instance: Path) -> Path:
    database = Database(f"sqlite:///{instance / 'review.sqlite'}")
    schema.migrate(database)
    publish_missing(database, lambda _: None)
    demonstration.load(database, lambda _: None)
    database.engine.dispose()
    return instance


def run(*arguments: str, given: str = "", code: int = 0) -> str:
    result = CliRunner().invoke(commands, list(arguments), input=given)
    assert result.exit_code == code, result.output
    return result.output


def test_init_asks_for_the_first_officer_and_makes_no_demonstration(instance: Path) -> None:
    good = "seven quiet herons by the lake"
    answers = f"officer@example.org\nFirst Officer\nshort\nshort\n{good}\n{good}\n"

    said = run("init", given=answers)

    assert "at least" in said, "a short password is refused with its reason"
    assert (instance / "secret-key").stat().st_mode & 0o077 == 0
    assert "already" in run("init", given=answers, code=1)
    assert "real installation" in run("demo", "--prepare-only", code=1)


def test_serve_refuses_a_weak_key(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REVIEW_SECRET_KEY", "a" * 60)

    result = CliRunner().invoke(commands, ["serve"])

    assert "secret key is weak" in str(result.exception)


def test_a_demonstration_listens_on_this_host_only(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REVIEW_SECRET_KEY", "0123456789abcdefghijklmnopqrstuvwxyz")

    assert "this host only" in run("serve", "--bind", "0.0.0.0:8000", code=1)


def test_demo_started_again_keeps_what_is_there(demo: Path) -> None:
    before = (demo / "review.sqlite").read_bytes()

    run("demo", "--prepare-only")

    assert (demo / "review.sqlite").read_bytes() == before


def test_compare_gives_figures_and_names_no_state(demo: Path) -> None:
    rows = json.loads(run("compare", KEY, "--by", "region", "--json"))

    [every] = [r for r in rows if (r["question"], r["region"], r["item"]) == ("5-3-all", "ALL", "(not asked)")] or [
        None
    ]
    assert {row["region"] for row in rows} >= {"AFR", "APG", "EEU", "GRULAC", "WEO", "ALL"}
    assert not any("XAB" in json.dumps(row) for row in rows)
    assert every is not None
    assert every["of_states"] == 9


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
def test_what_is_exported_imports_again_unchanged(demo: Path, ending: str) -> None:
    first, second = demo / f"first.{ending}", demo / f"second.{ending}"
    run("export", "XAA", KEY, "--output", str(first))

    said = run("import", str(first), "--key", KEY)

    assert "0 answers written, 0 troubles" in said
    run("export", "XAA", KEY, "--output", str(second))
    assert first.read_bytes() == second.read_bytes()


def test_nothing_is_half_imported(demo: Path) -> None:
    file = demo / "replies.csv"
    rows = "XAA,15-6,,New grounds.\nXAA,15-6,colour,blue\nXAA,no-such,,1\nXZZ,15-6,,x\n"
    file.write_text("state,question,item,value\n" + rows, encoding="utf-8")

    said = run("import", str(file), "--key", KEY, code=1)

    assert "row 3:" in said
    assert "row 4:" in said
    assert "row 5: no State has the code XZZ" in said
    run("export", "XAA", KEY, "--output", str(demo / "after.csv"))
    assert "New grounds." not in (demo / "after.csv").read_text("utf-8")


def test_check_passes_on_the_checkout() -> None:
    assert "6 languages complete." in run("check")


def test_the_table_of_states_is_complete() -> None:
    database = Database("sqlite://")
    schema.migrate(database)
    from review.cli.states import load_states
    from review.store import state

    with database.write() as connection:
        assert load_states(connection) == 198
        assert load_states(connection) == 0
        every = state.every(connection)
        assert all(all(found.names.values()) for found in every.values())
        assert any("\u0600" <= sign <= "\u06ff" for sign in every["FRA"].name("ar"))
        assert every["TUR"].name("en") == "Türkiye"
        assert "FRA" in state.parties(connection, "untoc")
