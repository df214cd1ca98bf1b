"""What is malformed is refused with file, line and path, everything at once and each thing once."""

import pytest

from tests.unit.questionnaire.examples import faults_of

HEAD = """\
key: untoc/x
instrument: untoc
cluster: 1
title: T
sections:
"""

SECTION = """\
  - key: a
    title: A
    questions:
"""

#: A question that others can look at; it begins on line 9 of the file.
ASKED = """\
      - key: q
        kind: implementation
        text: Q
"""


@pytest.fixture
def told(tmp_path):
    """Load a text that must be refused, and tell its faults as (line, path, message)."""

    def load(text, shared=None):
        for folder in ("untoc", "shared"):
            (tmp_path / folder).mkdir()
        path = tmp_path / "untoc" / "x.yaml"
        path.write_text(text, "utf-8")
        if shared is not None:
            (tmp_path / "shared" / "s.yaml").write_text(shared, "utf-8")
        faults = faults_of(path)
        assert [str(fault) for fault in faults] == [
            f"{fault.file}:{fault.line}: {fault.path}: {fault.message}" for fault in faults
        ]
        assert len(set(faults)) == len(faults)
        return [(fault.line, fault.path, fault.message) for fault in faults]

    return load


def question(extra, kind="text", key="r"):
    """A second question, on lines 12 to 14, with more lines from line 15 on."""
    lines = "".join(f"        {line}\n" for line in extra.splitlines())
    return f"{HEAD}{SECTION}{ASKED}      - key: {key}\n        kind: {kind}\n        text: R\n{lines}"


HERE = "sections[0].questions[1]"


@pytest.mark.parametrize(
    ("kind", "extra", "line", "path", "words"),
    [
        ("text", "colour: red", 15, ".colour", "unknown field “colour”"),
        ("text", "options: [{a: A}]", 15, ".options", "unknown field “options”"),
        ("choice", "none: None\noptions: [{a: A}]", 15, ".none", "unknown field “none”"),
        ("date", "guidance: ''", 15, ".guidance", "must not be empty"),
        ("date", "guidance: [a]", 15, ".guidance", "must be a text"),
        ("date", "text: Again", 15, ".text", "“text” stands twice"),
        ("date", "? [a]\n: b", 15, ".?", "the name of a field must be a text"),
        ("date", "obligation: must", 15, ".obligation", "“must” must be one of mandatory"),
        ("date", "answer: soon", 15, ".answer", "“soon” must be one of required, expected, optional"),
        ("date", "tags: [Big Tag]", 15, ".tags[0]", "small letters and figures"),
        ("date", "tags: big", 15, ".tags", "must be a list"),
        ("day", "", 13, ".kind", "“day” must be one of"),
        ("note", "answer: required", 15, ".answer", "a note can't be answered"),
        ("note", "follow-ups:\n  - {key: f, kind: text, text: F}", 16, ".follow-ups", "a note can't have follow-ups"),
        ("choice", "", 12, "", "a question of kind choice needs options"),
        ("choice", "options: []", 15, ".options", "must not be empty"),
        ("choice", "options:\n  - A", 16, ".options[0]", "must be a mapping"),
        ("choice", "options:\n  - {a: A, b: B}", 16, ".options[0]", "must be one “key: text”"),
        ("choice", "options:\n  - a: A\n  - a: B", 17, ".options[1].a", "“a” stands twice"),
        ("choice", "options:\n  - A.b: A", 16, ".options[0].A.b", "small letters and figures"),
        ("choice", "options:\n  - other: A", 16, ".options[0].other", "write “other:” beside the options"),
        ("statistics", "rows: [{a: A}]", 12, "", "statistics need rows and years"),
        ("statistics", "rows: [{a/b: A}]\nyears: [2024]", 15, ".rows[0].a/b", "small letters and figures"),
        ("statistics", "rows: [{a: A}]\nyears: [2024, soon]", 16, ".years[1]", "must be a whole number"),
        ("statistics", "rows: [{a: A}]\nyears: [2024, 2024]", 16, ".years[1]", "“2024” stands twice"),
        ("statistics", "rows: [{a: A}]\nyears: [2024]\nsums: {a: [b]}", 17, ".sums.a", "there is no row “b”"),
        ("statistics", "rows: [{a: A}]\nyears: [2024]\nsums: {t: [a]}", 17, ".sums.t", "there is no row “t”"),
        ("statistics", "rows: [{a: A}]\nyears: [2024]\nsums: {a: [a]}", 17, ".sums.a", "can't be a part of itself"),
        ("number", "min: few", 15, ".min", "“few” must be a number"),
        ("number", "max: nan", 15, ".max", "“nan” must be a number"),
        ("number", "min: 9\nmax: 5", 16, ".max", "“5” is less than min, “9”"),
        ("text", "rows: many", 15, ".rows", "“many” must be a whole number"),
        ("citations", "files: maybe", 15, ".files", "“maybe” must be one of true, false"),
    ],
)
def test_a_question_with_a_fault(told, kind, extra, line, path, words):
    ((at, where, message),) = told(question(extra, kind))
    assert (at, where) == (line, HERE + path)
    assert words in message


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("{is: [later, yes]}", "looks at “later”, which stands further on; conditions look back only"),
        ("{is: [r, yes]}", "looks at “r”, which stands further on"),
        ("{filled: nowhere}", "looks at “nowhere”, which does not exist"),
        ("{is: [q, maybe]}", "“maybe” is not a reply to “q”"),
        ("{has: [ticked, b]}", "“b” is not a reply to “ticked”"),
        ("{is: [ticked, a]}", "several can be ticked: ask with has, not is"),
        ("{filled: words}", "a note, which nobody answers"),
        ("{all: [{is: [q, yes]}, {not: {filled: nowhere}}]}", "looks at “nowhere”"),
    ],
)
def test_a_condition_that_makes_no_sense(told, when, words):
    before = (
        "      - {key: ticked, kind: choices, text: K, options: [{a: A}]}\n      - {key: words, kind: note, text: N}\n"
    )
    after = "      - {key: later, kind: implementation, text: L}\n"
    text = f"{HEAD}{SECTION}{ASKED}{before}      - key: r\n        kind: date\n        text: R\n        when: {when}\n{after}"
    ((line, path, message),) = told(text)
    assert (line, path) == (17, "sections[0].questions[3].when")
    assert words in message


@pytest.mark.parametrize(
    ("when", "path", "words"),
    [
        ("{}", ".when", "a condition is one of is, has, filled"),
        ("{is: [q, yes], filled: q}", ".when", "a condition is one of is, has, filled"),
        ("{was: q}", ".when.was", "“was” must be one of is, has, filled"),
        ("{is: [q]}", ".when.is", "needs a question and what it must be"),
        ("{is: [parent, yes]}", ".when.is", "“parent” means nothing outside follow-ups"),
        ("{all: []}", ".when.all", "must not be empty"),
        ("{any: [{filled: q}, {no: q}]}", ".when.any[1].no", "“no” must be one of"),
    ],
)
def test_a_condition_that_is_written_wrongly(told, when, path, words):
    faults = told(question(f"when: {when}"))
    assert any(line == 15 and where == HERE + path and words in message for line, where, message in faults)


def test_every_fault_is_told_in_the_order_of_lines(told):
    text = HEAD.replace("title: T\n", "").replace("cluster: 1", "cluster: 9").replace("untoc/x", "X") + (
        "  - key: Article 5\n    title: A\n    questions:\n" + ASKED + ASKED + "      - just words\n"
        "  - key: b\n    questions: []\n  - key: b\n    title: B\n    questions: none\n"
    )
    assert [(line, path) for line, path, _ in told(text)] == [
        (1, "(file)"),
        (1, "key"),
        (3, "cluster"),
        (5, "sections[0].key"),
        (11, "sections[0].questions[1]"),
        (14, "sections[0].questions[2]"),
        (15, "sections[1]"),
        (16, "sections[1].questions"),
        (17, "sections[2].key"),
        (19, "sections[2].questions"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "path", "words"),
    [
        ("key: untoc/x", "key: tip/x", "key", "must begin with the instrument"),
        ("instrument: untoc", "instrument: treaty", "instrument", "“treaty” must be one of untoc, tip"),
        ("title: T", "title: T\nstatus: draft", "status", "“draft” must be one of ours, adopted"),
        ("title: T", "title: T\nauthor: me", "author", "unknown field “author”"),
        ("title: T", "", "(file)", "the field “title” is missing"),
        ("title: T", "title: T\nshared: [gone]", "shared[0]", "there is no shared file gone.yaml"),
    ],
)
def test_a_head_with_a_fault(told, old, new, path, words):
    faults = told((HEAD + SECTION + ASKED).replace(old, new))
    assert any(where == path and words in message for _, where, message in faults)


@pytest.mark.parametrize(
    ("text", "line"), [("", 1), ("key: [\n", 2), ("a: b\n- c\n", 2), ("a: \x01", 1), ("a: &x *y\n", 1)]
)
def test_what_is_no_yaml(told, text, line):
    ((at, path, message),) = told(text)
    assert (at, path) == (line, "(file)")
    assert "\n" not in message


def test_a_file_that_is_no_utf_8(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_bytes("title: Criminalité".encode("latin-1"))
    (fault,) = faults_of(path)
    assert fault.message.startswith("no YAML")


def test_follow_ups_have_no_follow_ups(told):
    text = (
        HEAD
        + SECTION
        + ASKED
        + "        follow-ups:\n          - key: f\n            kind: text\n            text: F\n"
    )
    text += "            follow-ups:\n              - {key: g, kind: text, text: G}\n"
    ((line, path, message),) = told(text)
    assert (line, path) == (17, "sections[0].questions[0].follow-ups[0].follow-ups")
    assert message == "a follow-up can't have follow-ups of its own"


SHARED_HEAD = HEAD.replace("sections:", "shared: [s]\nsections:")
USES = (
    SHARED_HEAD
    + SECTION
    + ASKED
    + "        follow-ups: [{use: law}]\n"
    + ASKED.replace("q", "p")
    + ("        follow-ups: [{use: law}]\n")
)


def test_an_unknown_shared_block(told):
    faults = told(USES + "      - use: closing\n", "blocks:\n  law:\n    - {key: law, kind: date, text: L}\n")
    assert faults == [(18, "sections[0].questions[2].use", "there is no shared block “closing”")]


def test_a_fault_in_a_shared_block_is_told_once_with_its_own_file(told):
    assert told(USES, "blocks:\n  law:\n    - key: law\n      kind: dote\n      text: L\n") == [
        (4, "blocks.law[0].kind", told_kinds())
    ]


def told_kinds():
    from review.questionnaire.kind import KINDS

    return f"“dote” must be one of {', '.join(KINDS)}"


def test_a_shared_file_that_is_no_yaml_hides_no_other_fault(told):
    faults = told(USES.replace("title: T", "title: ''"), "blocks: [\n")
    assert [(line, path) for line, path, _ in faults] == [
        (2, "(file)"),
        (4, "title"),
        (13, "sections[0].questions[0].follow-ups[0].use"),
        (17, "sections[0].questions[1].follow-ups[0].use"),
    ]
