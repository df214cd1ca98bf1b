"""Catalogs: complete, certain, fresh, and with their placeholders."""

import pytest
from babel.messages.pofile import read_po, write_po

from review.language import TRANSLATED
from review.place import QUESTIONNAIRES, TRANSLATIONS
from review.questionnaire import check
from review.questionnaire.check import check_translations, report
from review.questionnaire.load import load_all
from review.questionnaire.placeholder import placeholder_faults
from tests.unit.questionnaire.examples import questionnaire

MESSAGES = {"A law", "By %(name)s", ("%(num)d law", "%(num)d laws")}


@pytest.fixture
def told(tmp_path, monkeypatch):
    """Check two small Russian catalogs, the questionnaire's complete, and tell the faults of the other."""

    def write(domain, body):
        folder = tmp_path / "ru" / "LC_MESSAGES"
        folder.mkdir(parents=True, exist_ok=True)
        head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
        (folder / f"{domain}.po").write_text(head + body, "utf-8")

    def messages(body):
        write("messages", body)
        write(
            "questionnaires",
            "".join(f'msgid "{text}"\nmsgstr "[%] {text}"\n\n' for text in check.texts(questionnaire("date"))),
        )
        monkeypatch.setattr(check, "TRANSLATIONS", tmp_path)
        monkeypatch.setattr(check, "QUESTIONNAIRES", tmp_path)
        monkeypatch.setattr(check, "messages_of_system", lambda: MESSAGES)
        faults = check_translations([questionnaire("date")], ["ru"])
        assert {fault.file for fault in faults} <= {"ru/messages.po"}
        return [(fault.line, fault.path, fault.message) for fault in faults]

    return messages


LAW = 'msgid "A law"\nmsgstr "Закон"\n\n'
NAME = 'msgid "By %(name)s"\nmsgstr "Автор: %(name)s"\n\n'
LAWS = (
    'msgid "%(num)d law"\nmsgid_plural "%(num)d laws"\n'
    'msgstr[0] "Один закон"\nmsgstr[1] "%(num)d закона"\nmsgstr[2] "%(num)d законов"\n\n'
)


def test_complete_catalogs_have_no_faults(told):
    assert told(LAW + NAME + LAWS) == []


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (LAW.replace("Закон", "") + NAME + LAWS, (5, "A law", "the translation is missing")),
        ("#, fuzzy\n" + LAW + NAME + LAWS, (6, "A law", "the translation is marked fuzzy")),
        (LAW + NAME, (1, "('%(num)d law', '%(num)d laws')", "the text is not in the catalog; run `make catalogs`")),
        (
            LAW + NAME + LAWS + 'msgid "Gone"\nmsgstr "Нет"\n',
            (17, "Gone", "no source has this text any more; run `make catalogs`"),
        ),
        (
            LAW + NAME.replace("Автор: %(name)s", "Автор") + LAWS,
            (8, "By %(name)s", "the placeholder %(name)s is missing"),
        ),
        (
            LAW + NAME + LAWS.replace("%(num)d законов", ""),
            (11, "('%(num)d law', '%(num)d laws')", "the translation is missing"),
        ),
    ],
)
def test_each_fault_of_a_catalog(told, body, fault):
    assert told(body) == [fault]


def test_a_missing_catalog_is_a_fault(tmp_path, monkeypatch):
    monkeypatch.setattr(check, "TRANSLATIONS", tmp_path)
    faults = check_translations([], ["fr"])
    assert [(fault.file, fault.message) for fault in faults] == [
        ("fr/messages.po", "the catalog is missing"),
        ("fr/questionnaires.po", "the catalog is missing"),
    ]


@pytest.mark.parametrize(
    ("message", "translations", "faults"),
    [
        ("By %(name)s", ["Par %(name)s"], []),
        (
            "By %(name)s",
            ["Par %(nom)s"],
            ["the placeholder %(name)s is missing", "the text has no placeholder %(nom)s"],
        ),
        (
            "By %(name)s",
            ["Par %(name)d"],
            ["the placeholder %(name)s is missing", "the text has no placeholder %(name)d"],
        ),
        ("%(a)s of %(b)s", ["%(b)s: %(a)s"], []),
        ("Half", ["50 % dont"], ["a % is neither doubled nor part of a placeholder"]),
        ("Half", ["50 %"], ["a % is neither doubled nor part of a placeholder"]),
        ("Half", ["50 %%"], []),
        ("By %(name)s", ["Par %(name) s"], ["the placeholder %(name)s is missing"]),
        (("%(num)d of %(all)s", "%(num)d of %(all)s"), ["one of %(all)s", "%(num)d of %(all)s"], []),
        (
            ("%(num)d of %(all)s", "%(num)d of %(all)s"),
            ["one", "%(num)d of %(all)s"],
            ["the placeholder %(all)s is missing"],
        ),
        (("%(num)d law", "%(num)d laws"), ["", "", "", "", "", "%(nom)d"], ["the text has no placeholder %(nom)d"]),
    ],
)
def test_placeholders(message, translations, faults):
    assert placeholder_faults(message, translations) == faults


def test_the_system_has_messages_in_python_and_in_templates():
    found = check.messages_of_system()
    assert "No law is cited yet." in found
    assert any(isinstance(message, tuple) for message in found)


def test_our_catalogs_are_complete():
    assert [str(fault) for fault in check_translations(load_all(QUESTIONNAIRES).values(), TRANSLATED)] == []


def test_a_catalog_that_fell_behind_is_found_out(tmp_path, monkeypatch):
    """Take the real catalog, drop a text and put in one that no source has."""
    with (TRANSLATIONS / "fr" / "LC_MESSAGES" / "messages.po").open("rb") as file:
        catalog = read_po(file, locale="fr")
    catalog.delete("No law is cited yet.")
    catalog.add("A text of last year", "Un texte de l’an dernier")
    folder = tmp_path / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "messages.po").open("wb") as file:
        write_po(file, catalog)
    monkeypatch.setattr(check, "TRANSLATIONS", tmp_path)
    told = {fault.path: fault.message for fault in check_translations([], ["fr"]) if fault.file == "fr/messages.po"}
    assert told == {
        "A text of last year": "no source has this text any more; run `make catalogs`",
        "No law is cited yet.": "the text is not in the catalog; run `make catalogs`",
    }


def test_the_report_counts_questions_obligations_and_provisions():
    line = report(questionnaire("conditions"))
    assert line.startswith("11 questions, 7 of them not follow-ups (mandatory 1, none 6); 2 provisions;")
    assert report(questionnaire("note")).startswith("2 questions")
