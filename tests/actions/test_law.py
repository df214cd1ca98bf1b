"""A State's list of laws, and the files that may be kept."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from review.actions import law
from review.actions.refusal import Missing, Refused
from review.store.law import File, Law
from tests.making import OTHER_STATE, STATE, Office

GOOD = Law(0, "Penal Code", "Act 7 of 1999", "1999-12-01", "pt-BR", "https://example.org/7")


def save(office: Office, item: Law, who: str = "focal", state: str = STATE) -> Law:
    with office.acting(who) as (connection, person):
        return law.save(connection, person, state, item)


def test_laws_are_numbered_by_state(office: Office) -> None:
    """And revised under their number."""
    assert save(office, GOOD).number == 1
    assert save(office, Law(0, " Act on assets \r\n"), "expert") == Law(2, "Act on assets")
    assert save(office, GOOD, "stranger", OTHER_STATE).number == 1
    save(office, Law(1, "Penal Code", withdrawn=True))
    with office.database.read() as connection:
        listed = law.laws(connection, office.person(connection, "contributor"), STATE)
    assert listed == {1: Law(1, "Penal Code", withdrawn=True), 2: Law(2, "Act on assets")}
    with pytest.raises(Missing):
        save(office, Law(3, "Not there"))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (Law(0, ""), "title"),
        (Law(0, " \u0000\n"), "title"),
        (Law(0, "x" * 1_001), "1001 characters"),
        (Law(0, "A", "x" * 1_001), "1001 characters"),
        (Law(0, "A", date="1999-02-30"), "date"),
        (Law(0, "A", date="1 May 1999"), "date"),
        (Law(0, "A", language="portuguese of Brazil"), "language"),
        (Law(0, "A", link="javascript:alert(1)"), "link"),
        (Law(0, "A", link="https://example.org/a b"), "link"),
        (Law(0, "A", link="https://example.org/" + "a" * 1_000), "characters"),
        (Law(0, "A", file="0" * 64), "file"),
    ],
)
def test_what_can_not_be_kept_of_a_law(office: Office, wrong: Law, said: str) -> None:
    """The same on both databases: one has limits of its own, the other has none."""
    with pytest.raises(Refused, match=said):
        save(office, wrong)


def test_what_is_kept_is_clean(office: Office) -> None:
    """A date is one text, whatever way it was written; characters no page can show are gone."""
    kept = save(office, Law(0, "Penal\u0000 Code", date=" 19991201 ", link=" https://example.org "))
    assert kept == Law(1, "Penal Code", date="1999-12-01", link="https://example.org")


def test_two_laws_at_once_get_two_numbers(office: Office) -> None:
    """Neither becomes a revision of the other."""
    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(lambda n: save(office, Law(0, f"Act {n}")), range(12)))
    assert sorted(item.number for item in made) == list(range(1, 13))
    with office.database.read() as connection:
        listed = law.laws(connection, office.person(connection, "focal"), STATE)
    assert {item.title for item in listed.values()} == {f"Act {n}" for n in range(12)}


def store(office: Office, name: str, content: bytes) -> File:
    with office.acting("contributor") as (connection, person):
        return law.store_file(connection, person, STATE, name, content)


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("act.pdf", b"%PDF-1.7\n", "application/pdf"),
        ("ACT.PDF", b"%PDF-1.7\n", "application/pdf"),
        ("قانون.docx", b"PK\x03\x04word",
         "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("act.odt", b"PK\x03\x04text", "application/vnd.oasis.opendocument.text"),
        ("page.jpg", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("page.jpeg", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("page.png", b"\x89PNG\r\n\x1a\n", "image/png"),
    ],
)  # fmt: skip
def test_files_that_may_be_kept(office: Office, name: str, content: bytes, media_type: str) -> None:
    """And come back byte for byte."""
    kept = store(office, name, content)
    assert (kept.name, kept.media_type, kept.size) == (name, media_type, len(content))
    with office.database.read() as connection:
        person = office.person(connection, "observer")
        assert law.file(connection, person, STATE, kept.sha256) == (kept, content)
        with pytest.raises(Missing):
            law.file(connection, person, STATE, "0" * 64)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("act.html", b"<script>", "type"),
        ("act.svg", b"<svg>", "type"),
        ("act.exe", b"MZ", "type"),
        ("act", b"%PDF-", "type"),
        ("", b"%PDF-", "type"),
        (".pdf", b"%PDF-", "type"),
        ("act.pdf.exe", b"%PDF-", "type"),
        ("act.pdf", b"<html>", "not what its name says"),
        ("act.pdf", b"", "not what its name says"),
        ("act.docx", b"%PDF-", "not what its name says"),
        ("act.png", b"\xff\xd8\xff", "not what its name says"),
    ],
)
def test_files_that_are_refused(office: Office, name: str, content: bytes, said: str) -> None:
    """By ending, and by the bytes they begin with."""
    with pytest.raises(Refused, match=said):
        store(office, name, content)


def test_the_largest_file(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit itself is allowed, one byte more is not, and the message names the limit."""
    with pytest.raises(Refused, match="at most 10 MB"):
        store(office, "act.pdf", b"%PDF-" + bytes(law.LARGEST_FILE - 4))
    monkeypatch.setattr(law, "LARGEST_FILE", 100)
    assert store(office, "act.pdf", b"%PDF-" + bytes(95)).size == 100


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("C:\\Users\\me\\act.pdf", "act.pdf"),
        ("../../etc/act.pdf", "act.pdf"),
        ("a\r\nb\u0000.pdf", "a b.pdf"),
        ("x" * 300 + ".pdf", "x" * 146 + ".pdf"),
    ],
)
def test_a_file_name_is_only_a_name(office: Office, name: str, kept: str) -> None:
    """No folders of somebody's machine, nothing endless."""
    assert store(office, name, b"%PDF-").name == kept


def test_the_same_file_is_kept_once(office: Office) -> None:
    """Under its first name, however often and by however many it is sent."""
    with ThreadPoolExecutor(3) as threads:
        made = list(threads.map(lambda n: store(office, f"{n}.pdf", b"%PDF-same"), range(6)))
    assert len({file.sha256 for file in made}) == 1
    item = save(office, Law(0, "Act", file=made[0].sha256))
    assert item.file == made[0].sha256
