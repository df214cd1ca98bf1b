"""Sheets come back as they were written, are safe to open, and bad files are refused with the reason."""

import csv
import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from review.documents import sheet_reading
from review.documents.sheet import PIECE, Cell, write_csv, write_json, write_xlsx
from review.documents.sheet_reading import COLUMNS, Row, Unreadable, read_rows

Writer = Callable[[list[tuple[str, str, str, str]]], bytes]

WRITERS: dict[str, Writer] = {
    "replies.csv": lambda rows: write_csv(COLUMNS, rows),
    "replies.xlsx": lambda rows: write_xlsx(COLUMNS, rows, "Replies"),
    "replies.json": lambda rows: write_json(COLUMNS, rows),
}

HARD = [
    "=1+1", "'=1+1", "''@x", "-", "-5", "+12,5", "'-5", "@SUM(A1)", "\t=x", "'", "''", "a\n\nb\n", ' "q", ',
    "1,5;2\t3", "كلمة عربية (18(13))", "自我评估", "👩‍⚖️", "_x0041_", "_x005F_x0041_", "x005F_", "__x0078_", "<r></r>",
    "<r>a", "&amp;<b>", "\x01x0041_", "_x0001\x02", "\r", "\r\n", "\ufffe\uffff", " ", "007", "1e5", "TRUE", "2026-11-21",
]  # fmt: skip


def texts() -> st.SearchStrategy[str]:
    return st.one_of(st.text(max_size=40), st.text("_x<r>/05F1='\r\n", max_size=20), st.sampled_from(HARD))


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("value", HARD)
def test_hard_texts_come_back(name: str, value: str) -> None:
    content = WRITERS[name]([("XAA", "q-1", "", value)])
    first = 1 if name.endswith("json") else 2
    assert read_rows(name, content) == [Row(first, "XAA", "q-1", "", value)]


@pytest.mark.parametrize("name", WRITERS)
@settings(max_examples=60, deadline=None)
@given(values=st.lists(texts(), min_size=1, max_size=5))
@example(values=["x" * PIECE, "x" * (PIECE + 1), "x" * 2 * PIECE])
def test_any_text_comes_back(name: str, values: list[str]) -> None:
    rows = [("XAA", f"q-{number}", "other.text", value) for number, value in enumerate(values)]
    assert [tuple(row[1:]) for row in read_rows(name, WRITERS[name](rows))] == rows


def test_a_text_of_fifty_pages_survives_a_spreadsheet() -> None:
    value = "".join(f"{number}👩" for number in range(20_000))[:100_000]
    rows = [("XAA", "q-1", "", value), ("XAA", "q-2", "", "after")]
    content = write_xlsx(COLUMNS, rows, "Replies")
    cells = [row[3].value for row in load_workbook(BytesIO(content)).worksheets[0].iter_rows(min_row=2)]
    assert max(len(str(cell).encode("utf-16-le")) // 2 for cell in cells) <= 32_767
    assert [row.value for row in read_rows("r.xlsx", content)] == [value, "after"]


def test_a_long_text_before_the_last_column_is_not_cut_in_silence() -> None:
    with pytest.raises(ValueError, match="last column"):
        write_xlsx(("a", "b"), [("x" * (PIECE + 1), "b")], "t")


@pytest.mark.parametrize("value", ["=1+1", "@x", "+x", "-x", "\tx", "\r=x"])
def test_csv_cells_can_not_run(value: str) -> None:
    records = list(csv.reader(StringIO(write_csv(["a"], [[value]]).decode("utf-8-sig"), newline="")))
    assert records[1][0].startswith("'")


def test_xlsx_texts_are_texts_and_figures_figures() -> None:
    rows: list[list[Cell]] = [["=1+1", "http://example.org", "12", Decimal("12.5"), 3, None]]
    content = write_xlsx(["a", "b", "c", "d", "e", "f"], rows, "t")
    cells = next(load_workbook(BytesIO(content)).worksheets[0].iter_rows(min_row=2))
    assert [(cell.value, cell.data_type, cell.hyperlink) for cell in cells[:5]] == [
        ("=1+1", "s", None), ("http://example.org", "s", None), ("12", "s", None), (12.5, "n", None), (3, "n", None),
    ]  # fmt: skip


def test_xlsx_is_the_same_twice_and_runs_from_right_to_left_in_arabic() -> None:
    rows = [("XAA", "q", "", "نعم")]
    content = write_xlsx(COLUMNS, rows, "تقرير: [1]/2", "rtl")
    assert content == write_xlsx(COLUMNS, rows, "تقرير: [1]/2", "rtl")
    sheet = load_workbook(BytesIO(content)).worksheets[0]
    assert sheet.sheet_view.rightToLeft
    assert sheet.freeze_panes == "A2"


def test_json_figures_are_numbers() -> None:
    written = json.loads(write_json(["a", "b", "c"], [["x", Decimal("12.50"), None], ["y", Decimal(7), 1]]))
    assert written == [{"a": "x", "b": 12.5, "c": None}, {"a": "y", "b": 7, "c": 1}]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_csv_of_any_sort_in_any_order(delimiter: str, mark: str) -> None:
    lines = [
        ["Value", " item ", "note", "STATE", "question"],
        ["yes", "", "n", " XAA ", "q"],
        [],
        ["no", "", "", "XAB", "q"],
    ]
    content = mark + "\r\n".join(delimiter.join(line) for line in lines)
    assert read_rows("r.CSV", content.encode()) == [
        Row(2, "XAA", "q", "", "yes"),
        Row(4, "XAB", "q", "", "no"),
    ]


def test_spreadsheet_cells_are_read_as_typed() -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    typed = [
        5,
        12.5,
        1e15,
        0.1,
        True,
        date(2026, 11, 21),
        datetime(2026, 11, 21, 14, 2, tzinfo=UTC).replace(tzinfo=None),
        "05",
        None,
    ]
    sheet.append(["state", "question", "item", "value"])
    for value in typed:
        sheet.append(["XAA", "q", "", value])
    sheet.append([])
    file = BytesIO()
    workbook.save(file)
    assert [row.value for row in read_rows("r.xlsx", file.getvalue())] == [
        "5", "12.5", "1000000000000000", "0.1", "1", "2026-11-21", "2026-11-21T14:02:00", "05", "",
    ]  # fmt: skip


def test_json_numbers_are_read_as_typed() -> None:
    content = b'[{"item":"","value":12.50,"state":"XAA","question":"q"},{"item":null,"value":true,"state":"XAA","question":"p"}]'
    assert [row.value for row in read_rows("r.json", content)] == ["12.50", "1"]


def with_entities() -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as packed:
        packed.writestr("xl/workbook.xml", '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "a">]><x>&a;</x>')
    return file.getvalue()


HEAD = b"state,question,item,value\n"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("replies.pdf", b"", "no sheet"),
        ("r.csv", b"", "missing: state, question, item, value"),
        ("r.csv", b"state,question,value\n", "missing: item"),
        ("r.csv", b"state,question,item,value,value\n", "stands twice"),
        ("r.csv", HEAD + "XAA,q,,né".encode("latin-1"), "UTF-8 .byte 35"),
        ("r.csv", "state\tquestion".encode("utf-16"), "UTF-8"),
        ("r.csv", HEAD + b'XAA,q,,"open', "Line 2"),
        ("r.csv", HEAD + b"XAA,q,,yes, but", "Row 2 has more cells"),
        ("r.csv", b" " * (sheet_reading.LARGEST + 1), "at most 20"),
        ("r.xlsx", b"state,question", "damaged"),
        ("r.xlsx", with_entities(), "damaged"),
        ("r.xlsx", write_xlsx(["state", "value"], [], "t"), "missing: question, item"),
        ("r.json", b"{", "no JSON"),
        ("r.json", b"[" * 100_000, "no JSON"),
        ("r.json", b"{}", "list"),
        ("r.json", b"[1]", "Entry 1"),
        ("r.json", b'[{"state":"XAA","question":"q","value":"yes"}]', "Entry 1"),
        ("r.json", b'[{"state":"XAA","question":"q","item":"","value":["yes"]}]', "Entry 1"),
    ],
)
def test_bad_files_are_refused_with_the_reason(name: str, content: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read_rows(name, content)


def test_a_small_file_that_unpacks_to_a_big_one_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_reading, "LARGEST_UNPACKED", 1_000_000)
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b" " * 1_000_001)
    assert len(file.getvalue()) < 2_000
    with pytest.raises(Unreadable, match="unpacks"):
        read_rows("r.xlsx", file.getvalue())


def test_a_text_that_is_far_too_long_is_read_so_that_its_row_can_be_named() -> None:
    value = "x" * 500_000
    assert read_rows("r.csv", write_csv(COLUMNS, [("XAA", "q", "", value)]))[0].value == value
