"""Reading questionnaires from their files; every fault is told with file, line and path."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from review.questionnaire.instrument import CLUSTERS, INSTRUMENTS
from review.questionnaire.reading import Fault, Malformed, Node, Reader
from review.questionnaire.reading_question import block_of, follow_ups_of, read_question
from review.questionnaire.shape import Question, Questionnaire, Section
from review.questionnaire.sound import sound

_HEAD = (
    "key",
    "instrument",
    "cluster",
    "title",
    "status",
    "introduction",
    "note",
    "shared",
    "sections",
)
_KEY = re.compile(r"[a-z]+/[a-z0-9]+(-[a-z0-9]+)*")
_SECTION = ("key", "article", "title", "guidance", "questions")


def load_all(folder: Path) -> dict[str, Questionnaire]:
    """Return the questionnaires of all instrument folders by key; Malformed with the faults of all files."""
    found: dict[str, Questionnaire] = {}
    faults: list[Fault] = []
    for path in sorted(folder.glob("*/*.yaml")):
        if path.parent.name == "shared":
            continue
        try:
            questionnaire = load(path)
            if questionnaire.key in found:
                faults.append(Fault(str(path), 1, "key", f"the key “{questionnaire.key}” is used in another file"))
            found[questionnaire.key] = questionnaire
        except Malformed as malformed:
            faults += malformed.faults
    if faults:
        raise Malformed(faults)
    return found


def load(path: Path) -> Questionnaire:
    """Return the questionnaire of one file; Malformed with every fault in it."""
    reader = Reader()
    root = reader.open(path)
    blocks = _blocks(reader, root, path.parent.parent / "shared")
    head = root.fields(_HEAD, needed=("key", "instrument", "cluster", "title", "sections"))
    sections = tuple(_section(node, blocks) for node in head["sections"].items()) if "sections" in head else ()
    questionnaire = Questionnaire(
        key=_key(head),
        instrument=head["instrument"].one_of(INSTRUMENTS) if "instrument" in head else "",
        cluster=_cluster(head),
        title=_words(head, "title"),
        introduction=_words(head, "introduction"),
        note=_words(head, "note"),
        status="adopted" if "status" in head and head["status"].one_of(("ours", "adopted")) == "adopted" else "ours",
        sections=_numbered(sections),
    )
    sound(questionnaire, reader)
    if reader.faults:
        # A shared block is read wherever it is used, and its faults found each time.
        raise Malformed(sorted(dict.fromkeys(reader.faults), key=lambda fault: (fault.file, fault.line)))
    return questionnaire


def _key(head: Mapping[str, Node]) -> str:
    if "key" not in head:
        return ""
    key = head["key"].text()
    if key and not _KEY.fullmatch(key):
        head["key"].fault(f"“{key}” must be the instrument and a word for the cluster, as in untoc/criminalization")
    elif key and "instrument" in head and not key.startswith(f"{head['instrument'].text()}/"):
        head["key"].fault(f"“{key}” must begin with the instrument")
    return key


def _cluster(head: Mapping[str, Node]) -> int:
    if "cluster" not in head:
        return 0
    text = head["cluster"].one_of(map(str, CLUSTERS))
    return int(text) if text in map(str, CLUSTERS) else 0


def _words(fields: Mapping[str, Node], name: str) -> str:
    return fields[name].words() if name in fields else ""


def _blocks(reader: Reader, root: Node, folder: Path) -> dict[str, list[Node]]:
    blocks: dict[str, list[Node]] = {}
    shared = root.get("shared")
    for name in shared.items() if shared else ():
        path = folder / f"{name.text()}.yaml"
        if not path.is_file():
            name.fault(f"there is no shared file {path.name}")
            continue
        try:
            fields = reader.open(path).fields(("blocks",), needed=("blocks",))
        except Malformed as malformed:
            reader.faults += malformed.faults
            continue
        for title, questions in fields["blocks"].pairs() if "blocks" in fields else ():
            if title in blocks:
                questions.fault(f"another shared file has a block “{title}” already")
            blocks[title] = questions.items()
    return blocks


def _section(node: Node, blocks: Mapping[str, list[Node]]) -> Section:
    fields = node.fields(_SECTION, needed=("key", "title", "questions"))
    key = fields["key"].kebab() if "key" in fields else ""
    if key and key in node.reader.sections:
        fields["key"].fault(f"the section key “{key}” is used already")
    node.reader.sections.setdefault(key, node)
    questions: list[Question] = []
    for item in fields["questions"].items() if "questions" in fields else ():
        use = item.get("use")
        if use is not None:
            item.fields(("use",))
            questions += [read_question(found, prefix=f"{key}-") for found in block_of(use, blocks)]
            continue
        parent = read_question(item)
        questions += [parent, *follow_ups_of(item, parent, blocks)]
    return Section(
        key=key,
        article=fields["article"].text() if "article" in fields else "",
        title=_words(fields, "title"),
        questions=tuple(questions),
        guidance=_words(fields, "guidance"),
    )


def _numbered(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Number the questions over the whole questionnaire: 1, 2, 2.1, 2.2, 3; notes get no number."""
    count = below = 0
    numbered = []
    for section in sections:
        questions = []
        for question in section.questions:
            if question.kind == "note":
                questions.append(question)
                continue
            if question.parent:
                below += 1
                questions.append(replace(question, number=f"{count}.{below}"))
            else:
                count, below = count + 1, 0
                questions.append(replace(question, number=str(count)))
        numbered.append(replace(section, questions=tuple(questions)))
    return tuple(numbered)


__all__ = ["Fault", "Malformed", "load", "load_all"]
