"""Clearing and submitting: what is frozen, what stands in the way, and reopening."""

import hashlib
import json
from datetime import timedelta

import pytest
from sqlalchemy import text

from review import clock
from review.actions import answer, law, submission
from review.actions.refusal import Forbidden, Missing, Refused
from review.store import event
from review.store import submission as store
from review.store.law import Law
from review.store.submission import ASKED, REPLIED, Submission
from tests.making import STATE, THEN, Office


def write(office: Office, **items: str) -> None:
    """Save one-item replies as the focal point, by question key with underscores."""
    for name, typed in items.items():
        with office.writing("focal") as (connection, desk):
            key = name.strip("_").replace("_", "-")
            stands = desk.standing.get(key)
            answer.save(connection, desk, key, {"": typed}, stands.id if stands else None)


def submit(office: Office) -> Submission:
    with office.writing("focal") as (connection, desk):
        return submission.submit(connection, desk, declared=True)


def reopen(office: Office, made: Submission, reason: str = "A mistake in article 5") -> None:
    with office.acting("officer") as (connection, officer):
        submission.reopen(connection, officer, made.id, reason)


def test_the_receipt_shows_the_hash_of_what_is_frozen(office: Office) -> None:
    """Anybody can compute it again from the content."""
    write(office, _5_1="no", _5_1_missing="نص")
    with clock.frozen_at(THEN + timedelta(hours=1)):
        made = submit(office)
    with office.database.read() as connection:
        raw = store.content(connection, made.id)
        assert hashlib.sha256(raw).hexdigest() == made.sha256
        assert submission.intact(connection, made)
        found, content = submission.content(connection, office.person(connection, "officer"), made.id)
        (told,) = event.of_subject(connection, f"response:{office.work.response}")
    assert found == made
    assert (made.number, made.cleared_by) == (1, "Focal")
    assert made.cleared_at == THEN + timedelta(hours=1)
    assert content["cleared_at"] == made.cleared_at.isoformat()
    assert (content["state"], content["phase"], content["submission"]) == (STATE, 1, 1)
    assert content["answers"]["5-1"]["value"] == "no"
    assert content["answers"]["5-1-missing"]["value"] == [{"language": "en", "text": "نص"}]
    assert content["answers"]["5-1"]["by"] == "Focal"
    assert (told.verb, told.details) == ("response.submitted", {"number": 1, "sha256": made.sha256})
    assert submission.canonical(content) == raw, "one way to write it, so that it can be made again"


def test_a_changed_content_is_found(office: Office) -> None:
    """Even when the triggers were switched off."""
    write(office, _5_1="no")
    made = submit(office)
    with office.database.write() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        else:
            connection.execute(text("DROP TRIGGER submission_no_update"))
        connection.execute(text("UPDATE submission SET content = :content"), {"content": b'{"answers":{}}'})
        assert not submission.intact(connection, made)


def test_answers_no_longer_in_force_are_kept_but_not_counted(office: Office) -> None:
    """A changed reply orphans a follow-up; its words stay in the content."""
    write(office, _5_1="no", _5_1_missing="Much", _6_2="12.5")
    write(office, _5_1="yes")
    made = submit(office)
    with office.database.read() as connection:
        content = json.loads(store.content(connection, made.id))
        counts = store.counts(connection, [made.id])
        words = store.passages(connection, [made.id], "5-1-missing")
    assert "5-1-missing" in content["answers"]
    assert "5-1-missing" not in content["in_force"]
    assert "5-1-law" in content["in_force"]
    counted = {(question, item): (ticks, figures, total) for question, item, ticks, figures, total in counts}
    assert counted["5-1", "yes"] == (1, 0, None)
    assert counted["6-2", "filled"] == (0, 1, 12.5)
    assert counted["5-1-law", ASKED] == (1, 0, None)
    assert ("5-1-law", REPLIED) not in counted
    assert not [key for key in counted if key[0] in ("5-1-missing", "6-note")]
    assert words == []


def test_only_laws_that_are_cited_are_frozen(office: Office) -> None:
    """As they were; a later revision changes nothing."""
    write(office, _5_1="yes")
    with office.writing("focal") as (connection, desk):
        law.save(connection, desk.person, STATE, Law(0, "Penal Code"))
        law.save(connection, desk.person, STATE, Law(0, "Not cited"))
        answer.save(connection, desk, "5-1-law", {"1.law": "1"}, None)
    made = submit(office)
    with office.acting("focal") as (connection, focal):
        law.save(connection, focal, STATE, Law(1, "Penal Code, amended"))
        content = json.loads(store.content(connection, made.id))
    assert [(item["number"], item["title"]) for item in content["laws"]] == [(1, "Penal Code")]


def test_what_stands_in_the_way(office: Office) -> None:
    """Gaps, a missing declaration, unsettled texts, and a submission already made."""
    with office.writing("focal") as (connection, desk), pytest.raises(Refused, match="1 required"):
        submission.submit(connection, desk, declared=True)
    write(office, _5_1="no")
    with office.writing("focal") as (connection, desk), pytest.raises(Refused, match="declaration"):
        submission.submit(connection, desk, declared=False)
    with office.writing("expert") as (connection, desk):
        aside = answer.save(connection, desk, "5-1", {"": "partly"}, None).aside
    with office.writing("focal") as (connection, desk):
        with pytest.raises(Refused, match="two texts"):
            submission.submit(connection, desk, declared=True)
        assert aside is not None
        answer.settle(connection, desk, aside, {"": "partly"}, desk.standing["5-1"].id)
    submit(office)
    with office.writing("focal") as (connection, desk), pytest.raises(Refused, match="already"):
        submission.submit(connection, desk, declared=True)


def test_a_stale_desk_submits_what_stands_now(office: Office) -> None:
    """Not what stood when the page was drawn."""
    write(office, _5_1="no")
    with office.database.read() as connection:
        stale = office.desk(connection, "focal")
    write(office, _5_1="partly")
    with office.database.write() as connection:
        made = submission.submit(connection, stale, declared=True)
        content = json.loads(store.content(connection, made.id))
    assert content["answers"]["5-1"]["value"] == "partly"
    with office.database.write() as connection, pytest.raises(Refused):
        submission.submit(connection, stale, declared=True)


def test_reopening_makes_a_second_submission(office: Office) -> None:
    """With a reason that the State reads; the first stays as it was."""
    write(office, _5_1="no")
    first = submit(office)
    for reason in ("", " \n\t "):
        with pytest.raises(Refused, match="reason"):
            reopen(office, first, reason)
    reopen(office, first)
    with pytest.raises(Refused, match="only once"):
        reopen(office, first)
    write(office, _5_1="partly")
    second = submit(office)
    assert second.number == 2
    assert second.sha256 != first.sha256
    with pytest.raises(Refused, match="latest"):
        reopen(office, first)
    with office.database.read() as connection:
        kept, _ = submission.content(connection, office.person(connection, "expert"), first.id)
        verbs = [row.verb for row in event.of_subject(connection, f"response:{office.work.response}")]
        assert json.loads(store.content(connection, first.id))["answers"]["5-1"]["value"] == "no"
    assert kept.reason == "A mistake in article 5"
    assert verbs == ["response.submitted", "response.reopened", "response.submitted"]


def test_the_same_answers_have_another_hash_the_second_time(office: Office) -> None:
    """Number and moment are part of what was cleared."""
    write(office, _5_1="no")
    first = submit(office)
    reopen(office, first)
    assert submit(office).sha256 != first.sha256


def test_whoever_may_not_read_it_learns_nothing(office: Office) -> None:
    """And a number that is none is Missing."""
    write(office, _5_1="no")
    made = submit(office)
    with office.database.write() as connection:
        for who in ("stranger", "contributor"):
            with pytest.raises(Forbidden):
                submission.content(connection, office.person(connection, who), made.id)
        officer = office.person(connection, "officer")
        with pytest.raises(Missing):
            submission.content(connection, officer, 999_999)
        with pytest.raises(Missing):
            submission.reopen(connection, officer, 999_999, "A reason")
