"""Saving: whoever else is writing, nobody's words are lost."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Connection

from review.actions import answer, law, submission
from review.actions.answer import Saved
from review.actions.refusal import Missing, Refused
from review.actions.response import Desk
from review.questionnaire.kind import Invalid
from review.store import answer as store
from review.store.answer import Answer
from review.store.law import Law
from tests.making import OTHER_STATE, STATE, Office

KEY = "5-1-missing"


def words(text: str) -> list[dict[str, str]]:
    return [{"language": "en", "text": text}]


def save(office: Office, who: str, text: str, seen: int | None) -> Saved:
    with office.writing(who) as (connection, desk):
        return answer.save(connection, desk, KEY, {"": text}, seen)


def standing(office: Office) -> Answer:
    with office.database.read() as connection:
        return office.desk(connection, "focal").standing[KEY]


def history(office: Office, key: str = KEY) -> list[Answer]:
    with office.database.read() as connection:
        return store.history(connection, office.work.response, key)


def number(saved: Saved) -> int:
    assert saved.standing is not None
    return saved.standing.id


def test_each_save_is_a_new_revision(office: Office) -> None:
    """With its author and what it followed; the same words again are no revision."""
    first = save(office, "focal", "One", None)
    second = save(office, "expert", "Two", number(first))
    again = save(office, "expert", " Two \r\n", number(second))
    assert first.changed
    assert second.changed
    assert not again.changed
    assert again.standing == second.standing
    rows = history(office)
    assert [(row.value, row.name, row.cause) for row in rows] == [
        (words("Two"), "Expert", "typed"),
        (words("One"), "Focal", "typed"),
    ]
    assert [row.follows for row in rows] == [number(first), None]
    assert standing(office) == second.standing


def test_a_reply_taken_back_is_a_revision_too(office: Office) -> None:
    """Nothing typed over nothing is none."""
    assert save(office, "focal", "", None) == Saved(None)
    assert history(office) == []
    first = save(office, "focal", "One", None)
    taken = save(office, "focal", "  ", number(first))
    assert taken.changed
    with office.database.read() as connection:
        desk = office.desk(connection, "focal")
        assert KEY not in desk.answers
        assert desk.standing[KEY].value is None
        assert "5-1-missing" not in desk.in_force


def test_two_people_upon_the_same_text(office: Office) -> None:
    """The later one's words are set aside; both are kept, the first stands."""
    ground = save(office, "focal", "Ground", None)
    first = save(office, "focal", "Focal's words", number(ground))
    second = save(office, "expert", "Expert's words", number(ground))
    assert second.aside is not None
    assert not second.changed
    assert second.standing == first.standing == standing(office)
    (aside,) = (row for row in history(office) if row.aside)
    assert (aside.id, aside.value, aside.follows) == (
        second.aside,
        words("Expert's words"),
        number(ground),
    )


def test_two_people_upon_an_empty_question(office: Office) -> None:
    """The same, with nothing before."""
    first = save(office, "focal", "Focal's words", None)
    second = save(office, "expert", "Expert's words", None)
    assert second.aside
    assert second.standing == first.standing


def test_two_people_with_the_same_words(office: Office) -> None:
    """There is nothing to settle."""
    first = save(office, "focal", "The same", None)
    assert save(office, "expert", "The same", None) == Saved(first.standing)
    assert len(history(office)) == 1


def test_my_own_continued_text_is_no_second_text(office: Office) -> None:
    """However many acknowledgements were lost on the line."""
    save(office, "focal", "I", None)
    save(office, "focal", "I go", None)
    third = save(office, "focal", "I go on", None)
    assert third.aside is None
    assert third.changed
    assert standing(office).value == words("I go on")
    assert len(history(office)) == 3


def test_my_continued_text_over_somebody_elses_is_one(office: Office) -> None:
    """Also when the newest text is mine again: what another wrote since must be read."""
    ground = save(office, "focal", "Ground", None)
    theirs = save(office, "expert", "Theirs", number(ground))
    mine = save(office, "focal", "Mine, having read", number(theirs))
    stale = save(office, "focal", "Mine, from another window", number(ground))
    assert stale.aside is not None
    assert stale.standing == mine.standing


def test_typing_on_aside_replaces_my_own_aside(office: Office) -> None:
    """One text of each person is to be settled, not one for each pause in typing."""
    save(office, "focal", "Focal's words", None)
    save(office, "expert", "Exp", None)
    twice = save(office, "expert", "Exp", None)
    last = save(office, "expert", "Expert's words", None)
    with office.database.read() as connection:
        open_ = store.set_aside(connection, office.work.response)
    assert [(row.id, row.value) for row in open_] == [(last.aside, words("Expert's words"))]
    assert len(history(office)) == 3, "the same words sent twice are kept once"
    assert twice.aside in {row.id for row in history(office)}


@pytest.mark.parametrize("strange", ["higher", "aside", "other question", "negative"])
def test_a_seen_that_never_stood_here_overwrites_nobody(office: Office, strange: str) -> None:
    """A made-up number must not pass for having read the other's words."""
    save(office, "focal", "Focal's words", None)
    aside = save(office, "expert", "Expert's words", None).aside
    with office.writing("focal") as (connection, desk):
        other = answer.save(connection, desk, "6-3", {"": "2026-01-01"}, None)
    seen = {"higher": 999_999, "aside": aside, "other question": number(other), "negative": -1}
    made = save(office, "expert", "Unread", seen[strange])
    assert made.aside is not None
    assert standing(office).value == words("Focal's words")


def test_invalid_replies_are_refused_with_every_problem(office: Office) -> None:
    """And nothing is written."""
    with office.writing("focal") as (connection, desk), pytest.raises(Invalid) as caught:
        answer.save(connection, desk, "6-1", {"out/2024": "many", "in/2025": "-3"}, None)
    assert {problem.item for problem in caught.value.problems} == {"out/2024", "in/2025"}
    assert history(office, "6-1") == []


def test_citations_name_laws_and_files_of_the_own_state(office: Office) -> None:
    """Another State's are as unknown as none."""
    with office.acting("stranger") as (connection, stranger):
        law.save(connection, stranger, OTHER_STATE, Law(0, "Theirs"))
        theirs = law.store_file(connection, stranger, OTHER_STATE, "a.pdf", b"%PDF-theirs")
    items = {"1.law": "1", "1.provision": "Article 3"}
    with office.writing("focal") as (connection, desk):
        with pytest.raises(Invalid, match="not in the State"):
            answer.save(connection, desk, "5-1-law", items, None)
        law.save(connection, desk.person, STATE, Law(0, "Penal Code"))
        file = law.store_file(connection, desk.person, STATE, "b.pdf", b"%PDF-ours")
        with pytest.raises(Invalid, match="file is not known"):
            answer.save(connection, desk, "5-1-law", items | {"1.file": theirs.sha256}, None)
        saved = answer.save(connection, desk, "5-1-law", items | {"1.file": file.sha256}, None)
    assert saved.standing is not None
    assert saved.standing.value == [{"law": 1, "provision": "Article 3", "file": file.sha256}]


def test_restoring_is_a_new_entry(office: Office) -> None:
    """Of the same value; restoring what stands changes nothing."""
    first = save(office, "focal", "One", None)
    second = save(office, "expert", "Two", number(first))
    with office.writing("focal") as (connection, desk):
        restored = answer.restore(connection, desk, KEY, number(first))
        assert answer.restore(connection, desk, KEY, number(first)) == Saved(restored.standing)
        with pytest.raises(Missing):
            answer.restore(connection, desk, KEY, 999_999)
        with pytest.raises(Missing):
            answer.restore(connection, desk, "5-1", number(first))
    assert restored.standing is not None
    assert restored.standing.cause == "restored"
    assert restored.standing.follows == number(second)
    assert restored.standing == standing(office)
    assert len(history(office)) == 3


def test_restoring_what_was_set_aside_settles_it(office: Office) -> None:
    """There are no two texts any more."""
    save(office, "focal", "Focal's words", None)
    aside = save(office, "expert", "Expert's words", None).aside
    assert aside is not None
    with office.writing("focal") as (connection, desk):
        answer.restore(connection, desk, KEY, aside)
        assert store.set_aside(connection, office.work.response) == []
    assert standing(office).value == words("Expert's words")


def settle(office: Office, aside: int, text: str, seen: int | None) -> Saved:
    with office.writing("focal") as (connection, desk):
        return answer.settle(connection, desk, aside, {"": text}, seen)


def test_settling_two_texts(office: Office) -> None:
    """By one that stands; both stay in the history."""
    first = save(office, "focal", "Focal's words", None)
    aside = save(office, "expert", "Expert's words", None).aside
    assert aside is not None
    settled = settle(office, aside, "The words of both", number(first))
    assert settled.standing == standing(office)
    assert settled.standing is not None
    assert settled.standing.settles == aside
    with office.database.read() as connection:
        assert store.set_aside(connection, office.work.response) == []
    assert [row.value for row in history(office)] == [
        words("The words of both"),
        words("Expert's words"),
        words("Focal's words"),
    ]


def test_settling_upon_a_third_text_is_refused(office: Office) -> None:
    """There is something new to read first, and nothing is lost."""
    first = save(office, "focal", "Focal's words", None)
    aside = save(office, "expert", "Expert's words", None).aside
    assert aside is not None
    third = save(office, "focal", "A third text", number(first))
    with pytest.raises(Refused, match="changed again"):
        settle(office, aside, "The words of both", number(first))
    with pytest.raises(Missing):
        settle(office, number(third), "Not aside", number(third))
    with pytest.raises(Missing):
        settle(office, 999_999, "None at all", number(third))
    assert len(history(office)) == 3


def test_two_threads_at_once(office: Office) -> None:
    """Exactly one text stands, the other is aside, and no word is lost; for many questions in a row."""
    barrier = threading.Barrier(2, timeout=30)
    keys = [KEY, "6-2", "6-3", "6-7"]
    replies = {
        "focal": dict(zip(keys, ["F", "1", "2026-01-01", "one"], strict=True)),
        "expert": dict(zip(keys, ["E", "2", "2026-02-02", "other"], strict=True)),
    }

    def write(who: str) -> dict[str, Saved]:
        made = {}
        for key in keys:
            barrier.wait()
            with office.writing(who) as (connection, desk):
                made[key] = answer.save(connection, desk, key, {"": replies[who][key]}, None)
        return made

    with ThreadPoolExecutor(2) as threads:
        focal, expert = threads.map(write, ("focal", "expert"))
    for key in keys:
        both = (focal[key], expert[key])
        assert sorted(saved.aside is None for saved in both) == [False, True], key
        rows = history(office, key)
        assert sorted(row.aside for row in rows) == [False, True]
        assert {row.author for row in rows} == {
            office.work.people["focal"],
            office.work.people["expert"],
        }
        (stands,) = (row for row in rows if not row.aside)
        assert both[0].standing == both[1].standing == stands


def test_saving_while_the_focal_point_submits(office: Office) -> None:
    """Either the answer is in the submission or its author is told; never a silent loss."""
    with office.writing("focal") as (connection, desk):
        answer.save(connection, desk, "5-1", {"": "no"}, None)
    barrier = threading.Barrier(2, timeout=30)

    def late() -> bool:
        with office.database.write() if is_postgres else office.database.read() as connection:
            desk = office.desk(connection, "expert")
            barrier.wait()
            if is_postgres:
                return _saved(connection, desk)
        with office.database.write() as connection:
            return _saved(connection, desk)

    is_postgres = office.database.engine.dialect.name == "postgresql"
    with ThreadPoolExecutor(1) as threads:
        later = threads.submit(late)
        barrier.wait()
        with office.writing("focal") as (connection, desk):
            made = submission.submit(connection, desk, declared=True)
        saved = later.result()
    with office.database.read() as connection:
        officer = office.person(connection, "officer")
        _, content = submission.content(connection, officer, made.id)
    assert ("6-3" in content["answers"]) is saved
    assert bool(history(office, "6-3")) is saved


def _saved(connection: Connection, desk: Desk) -> bool:
    try:
        answer.save(connection, desk, "6-3", {"": "2026-01-01"}, None)
    except Refused:
        return False
    return True
