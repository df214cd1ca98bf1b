"""Whether questionnaires and translations are complete and sound."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from review.language import LANGUAGES
from review.place import QUESTIONNAIRES, TEMPLATES, TRANSLATIONS
from review.questionnaire.placeholder import placeholder_faults
from review.questionnaire.reading import Fault
from review.questionnaire.shape import Questionnaire
from review.questionnaire.text import extract, texts

#: Messages as a catalog holds them: a text, or a text with its plural.
Messages = set[str | tuple[str, ...]]

#: Names that mark a text for the catalogs in Python, as bin/catalogs passes them on.
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "N_": None, "words": None}


def report(questionnaire: Questionnaire) -> str:
    """Return the counts of a questionnaire in one line."""
    asked = [q for q in questionnaire.questions.values() if q.kind != "note"]
    obligations = Counter(q.obligation for q in asked if not q.parent)
    counts = ", ".join(f"{name} {count}" for name, count in sorted(obligations.items()))
    provisions = {q.provision for q in asked if q.provision}
    return (
        f"{len(asked)} questions, {sum(not q.parent for q in asked)} of them not follow-ups ({counts}); "
        f"{len(provisions)} provisions; {len(texts(questionnaire))} texts"
    )


def messages_of_system() -> Messages:
    """Return every message in the program and the templates, read afresh from the sources."""
    found: Messages = set()
    package = Path(__file__).parent.parent
    for folder, method, options in (
        (package, "python", {}),
        (TEMPLATES, "jinja2", {"newstyle_gettext": "true", "trimmed": "true"}),
    ):
        extracted = extract_from_dir(
            folder,
            [("**.py" if method == "python" else "**.html", method)],
            {"**.html": options},
            keywords=KEYWORDS,
        )
        found |= {message for _, _, message, _, _ in extracted}
    return found


def check_translations(questionnaires: Iterable[Questionnaire], tags: Iterable[str]) -> list[Fault]:
    """Return what is missing, fuzzy, stale or differently formatted in the catalogs of some languages."""
    wanted: dict[str, Messages] = {
        "messages": messages_of_system(),
        "questionnaires": {*(text for q in questionnaires for text in texts(q)), *_shared_texts()},
    }
    faults = []
    for tag in tags:
        for domain, needed in wanted.items():
            path = TRANSLATIONS / tag / "LC_MESSAGES" / f"{domain}.po"
            faults += _faults(path, tag, needed, filled_in=domain == "messages")
    return faults


def _shared_texts() -> Messages:
    found: Messages = set()
    for path in sorted((QUESTIONNAIRES / "shared").glob("*.yaml")):
        with path.open("rb") as file:
            found |= {message for _, _, message, _ in extract(file, None, None, None)}
    return found


def _faults(path: Path, tag: str, needed: Messages, *, filled_in: bool) -> list[Fault]:
    """Return the faults of one catalog; `filled_in`: its texts have placeholders (a question with a % has none)."""
    name = f"{path.parent.parent.name}/{path.name}"
    if not path.is_file():
        return [Fault(name, 1, tag, "the catalog is missing")]
    with path.open("rb") as file:
        catalog = read_po(file, locale=LANGUAGES[tag].locale.split("_")[0])
    faults, have = [], set()
    for message in catalog:
        if not message.id:
            continue
        key = message.id if isinstance(message.id, str) else tuple(message.id)
        have.add(key)
        line, shown = message.lineno or 1, str(message.id)[:70]
        strings = [message.string] if isinstance(message.string, str) else list(message.string or [""])
        if message.fuzzy:
            faults.append(Fault(name, line, shown, "the translation is marked fuzzy"))
        if not all(strings):
            faults.append(Fault(name, line, shown, "the translation is missing"))
        elif filled_in:
            faults += [Fault(name, line, shown, trouble) for trouble in placeholder_faults(key, strings)]
        if key not in needed:
            faults.append(Fault(name, line, shown, "no source has this text any more; run `make catalogs`"))
    faults += [
        Fault(name, 1, str(key)[:70], "the text is not in the catalog; run `make catalogs`")
        for key in sorted(needed - have, key=str)
    ]
    return faults
