"""Writing sheets: rows as CSV, XLSX and JSON.

What is written is safe to open and comes back unchanged (`sheet_reading.read_rows`):

- CSV: a spreadsheet runs a cell that begins with = + - @ or a tab as a formula. Such a cell gets an
  apostrophe in front, and so does one whose apostrophes would be taken for ours; reading takes just that
  one off. Plain numbers (-5, +12.5) are no danger and stay as they are.
- XLSX: a text is written as a text and never run, so nothing is put in front of it. A cell holds at most
  32,767 characters: what is longer in the last column goes on in the following rows (see `PIECE`).
"""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Literal

import xlsxwriter

#: What a cell can hold.
Cell = str | int | Decimal | None
Cells = Sequence[Cell]

#: Longest text in one XLSX cell, in characters: half of what the format allows, because it counts UTF-16 units.
PIECE = 16_383

#: The characters that a spreadsheet takes for the beginning of a formula, behind apostrophes of the text's own.
FORMULA = re.compile(r"'*[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")

#: The same bytes for the same rows: the day is not told by a sheet but by its name.
_MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)

_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")

# What comes back changed from an XLSX file unless it is written as a code `_xHHHH_`: characters that XML does
# not allow, an x that would make a text look like such a code (of which the reading library drops 005F), and
# the beginning of what the writing library takes for ready-made XML.
_ESCAPED = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|(?<=_)x|x(?=005F_)|^<(?=r>)")


def write_csv(header: Sequence[str], rows: Iterable[Cells]) -> bytes:
    """Return a CSV file: UTF-8 with a mark that tells spreadsheets so, commas, lines ended as RFC 4180 says."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _harmless(cell: Cell) -> Cell:
    # Looking at the first character decides nearly every cell without the slower patterns.
    if not isinstance(cell, str) or cell[:1] not in _SIGNS:
        return cell
    if FORMULA.match(cell) and not _NUMBER.fullmatch(cell):
        return "'" + cell
    return cell


#: First characters to look at more closely.
_SIGNS = frozenset("=+-@\t\r'")


def write_xlsx(
    header: Sequence[str],
    rows: Iterable[Cells],
    title: str,
    direction: Literal["ltr", "rtl"] = "ltr",
) -> bytes:
    """Return an XLSX file of one sheet, its first row fixed, from right to left for `rtl`.

    ValueError when a cell that is not in the last column is longer than `PIECE`.
    """
    file = BytesIO()
    # Shared texts in memory take the least time: "constant_memory" needs a third more.
    workbook = xlsxwriter.Workbook(file, {"in_memory": True})
    workbook.set_properties({"title": title, "created": _MADE})
    sheet = workbook.add_worksheet(_SHEET_NAME.sub(" ", title)[:31].strip() or None)
    if direction == "rtl":
        sheet.right_to_left()
    sheet.freeze_panes(1, 0)
    bold = workbook.add_format({"bold": True})
    for place, text in enumerate(header):
        sheet.write_string(0, place, _legal(text), bold)
        sheet.set_column(place, place, max(12, min(60, len(text) + 4)))
    write_string, write_number = sheet.write_string, sheet.write_number
    number = 0
    for number, row in enumerate(_pieces(rows), 1):
        for place, cell in enumerate(row):
            if isinstance(cell, str):
                if cell:
                    write_string(number, place, _legal(cell))
            elif cell is not None:
                write_number(number, place, cell)
    if header:
        sheet.autofilter(0, 0, number, len(header) - 1)
    workbook.close()
    return file.getvalue()


def _pieces(rows: Iterable[Cells]) -> Iterator[Cells]:
    for row in rows:
        last = row[-1] if row else None
        if any(isinstance(cell, str) and len(cell) > PIECE for cell in row[:-1]):
            raise ValueError("only the last column of a sheet can hold a long text")
        if not isinstance(last, str) or len(last) <= PIECE:
            yield row
            continue
        # A last piece of just PIECE characters would be taken for one that goes on: an empty one ends it.
        for start in range(0, len(last) + 1, PIECE):
            yield (*row[:-1], last[start : start + PIECE])


def _legal(text: str) -> str:
    # Four looks at the whole text are far quicker than one with the pattern, and nearly always enough.
    if text.isprintable() and "_x" not in text and "x005F_" not in text and text[:1] != "<":
        return text
    return _ESCAPED.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def write_json(fields: Sequence[str], rows: Iterable[Cells]) -> bytes:
    """Return a JSON list with one object for each row; figures are numbers, written as they are."""
    objects = [dict(zip(fields, map(_number, row), strict=True)) for row in rows]
    return (json.dumps(objects, ensure_ascii=False, indent=0) + "\n").encode()


def _number(cell: Cell) -> str | int | float | None:
    if not isinstance(cell, Decimal):
        return cell
    return int(cell) if cell == cell.to_integral_value() else float(cell)
