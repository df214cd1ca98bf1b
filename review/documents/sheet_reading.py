"""Reading sheets of replies: CSV, XLSX and JSON with the columns state, question, item and value.

Nothing here judges a reply; that is done by the kinds of question. Here it is only found out what stands in
which row, and whether the file can be trusted to be what its name says.
"""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import PurePath
from typing import Any, NamedTuple
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook

from review.documents.sheet import FORMULA, PIECE
from review.language import N_

#: The columns, in any order, in a first row that names them.
COLUMNS = ("state", "question", "item", "value")

#: Largest file, in bytes: ten times all replies of 190 States.
LARGEST = 20_000_000

#: Largest content of a packed file, in bytes, and most parts: a small file can unpack to fill a disk.
LARGEST_UNPACKED = 300_000_000
MOST_PARTS = 1_000

#: Columns looked at: cells far to the right are a slip, and rows as wide as the format allows take hours.
MOST_COLUMNS = 50

# A reply that is too long is refused with its row by the kind of question, not with the whole file by the reader.
csv.field_size_limit(LARGEST)


class Row(NamedTuple):
    """One reply item: the number of its row as a spreadsheet counts (the header is row 1), and the columns."""

    number: int
    state: str
    question: str
    item: str
    value: str


class Unreadable(ValueError):
    """A file that can't be read as a sheet of replies: an English message for the catalogs and its values."""

    def __init__(self, message: str, values: dict[str, Any] | None = None) -> None:
        self.message = message
        self.values = values or {}
        super().__init__(message % self.values)


def read_rows(name: str, content: bytes) -> list[Row]:
    """Return the rows of a file; the ending of its `name` says what it is. Raises Unreadable."""
    ending = PurePath(name).suffix.lower()
    if ending not in _READERS:
        raise Unreadable(N_("“%(name)s” is no sheet. Use CSV, XLSX or JSON."), {"name": name})
    if len(content) > LARGEST:
        raise Unreadable(
            N_("The file has %(size)d megabytes; at most %(largest)d can be read."),
            {"size": -(-len(content) // 1_000_000), "largest": LARGEST // 1_000_000},
        )
    return list(_READERS[ending](content))


def _places(header: Sequence[str]) -> tuple[int, ...]:
    """Return where each column stands; Unreadable when one is missing or stands twice."""
    names = [name.strip().lower() for name in header]
    if missing := [column for column in COLUMNS if column not in names]:
        raise Unreadable(
            N_("The first row must name the columns state, question, item and value; missing: %(missing)s."),
            {"missing": ", ".join(missing)},
        )
    if twice := [column for column in COLUMNS if names.count(column) > 1]:
        raise Unreadable(N_("The column “%(column)s” stands twice."), {"column": twice[0]})
    return tuple(names.index(column) for column in COLUMNS)


def _table(records: Iterable[Sequence[str]]) -> Iterator[Row]:
    found = iter(records)
    header = next(found, ())
    places = _places(header)
    for number, record in enumerate(found, 2):
        if not any(record):
            continue
        if any(record[len(header) :]):
            # Most often a text with a comma and without quotation marks: taking the row would cut the text.
            raise Unreadable(N_("Row %(row)d has more cells than the first row."), {"row": number})
        state, question, item, value = (record[place] if place < len(record) else "" for place in places)
        yield Row(number, state.strip(), question.strip(), item.strip(), value)


def _csv(content: bytes) -> Iterator[Row]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(
            N_("The file is not in UTF-8 (byte %(place)d). Save it as “CSV UTF-8”."),
            {"place": error.start + 1},
        ) from None
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    records = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        yield from _table([_as_typed(cell) for cell in record] for record in records)
    except csv.Error as error:
        raise Unreadable(
            N_("Line %(line)d can’t be read: a quotation mark is missing or misplaced."),
            {"line": records.line_num},
        ) from error


def _as_typed(cell: str) -> str:
    """Take off the apostrophe that `sheet.write_csv` puts before what looks like a formula."""
    return cell[1:] if cell[:1] == "'" and FORMULA.match(cell) else cell


def _xlsx(content: bytes) -> Iterator[Row]:
    _refuse_bomb(content)
    try:
        # Values and not formulas: what the person saw in the cell is what they mean.
        workbook = load_workbook(BytesIO(content), read_only=True, data_only=True)
        sheet = workbook.worksheets[0]
        # Some programs write a wrong size, and cells beyond it would be left out.
        sheet.reset_dimensions()
        records = [[_text(cell) for cell in row] for row in sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True)]
    except Exception as error:
        # A broken file breaks the reader in as many ways as it can be broken.
        raise Unreadable(N_("The file is damaged or no XLSX file.")) from error
    yield from _joined(_table(_without_empty_end(record) for record in records))


def _without_empty_end(record: list[str]) -> list[str]:
    end = len(record)
    while end and not record[end - 1]:
        end -= 1
    return record[:end]


def _refuse_bomb(content: bytes) -> None:
    try:
        with ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
                raise Unreadable(N_("The file unpacks to more than can be read."))
            for part in parts:
                with packed.open(part) as file:
                    if b"<!" in file.read(1_000):
                        # No program writes declarations here; they serve to blow up or to fetch files.
                        raise Unreadable(N_("The file is damaged or no XLSX file."))
    except (BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise Unreadable(N_("The file is damaged or no XLSX file.")) from error


#: The codes that `sheet` writes into XLSX.
_CODE = re.compile(r"_x(00[01][0-9A-F]|003C|0078|FFF[EF])_")


def _text(cell: object) -> str:
    """Return what a person typed into a cell."""
    match cell:
        case None:
            return ""
        case str():
            return _CODE.sub(lambda found: chr(int(found[1], 16)), cell) if "_x" in cell else cell
        case bool():
            return "1" if cell else "0"
        case datetime() | date() | time():
            # A spreadsheet keeps a day as its midnight.
            return cell.isoformat().removesuffix("T00:00:00")
        case float():
            number = Decimal(repr(cell))
            return f"{number.to_integral_value() if number == number.to_integral_value() else number:f}"
        case _:
            return str(cell)


def _joined(rows: Iterable[Row]) -> Iterator[Row]:
    """Put long texts together again that `sheet.write_xlsx` wrote in several rows."""
    begun: Row | None = None
    goes_on = False
    for row in rows:
        if begun and goes_on and row[1:4] == begun[1:4]:
            begun = begun._replace(value=begun.value + row.value)
        else:
            if begun:
                yield begun
            begun = row
        goes_on = len(row.value) == PIECE
    if begun:
        yield begun


def _json(content: bytes) -> Iterator[Row]:
    try:
        objects = json.loads(content.decode("utf-8-sig"), parse_int=str, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError) as error:
        raise Unreadable(N_("The file is no JSON file in UTF-8: %(reason)s."), {"reason": str(error)}) from error
    if not isinstance(objects, list):
        raise Unreadable(N_("The JSON file must be a list of objects."))
    for number, entry in enumerate(objects, 1):
        values = [entry.get(column, []) for column in COLUMNS] if isinstance(entry, dict) else [[]]
        if any(isinstance(value, dict | list) for value in values):
            raise Unreadable(
                N_("Entry %(row)d must be an object with state, question, item and value."),
                {"row": number},
            )
        state, question, item, value = (v if isinstance(v, str) else _text(v) for v in values)
        yield Row(number, state.strip(), question.strip(), item.strip(), value)


_READERS = {".csv": _csv, ".tsv": _csv, ".xlsx": _xlsx, ".json": _json}
