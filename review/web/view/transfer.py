"""Taking replies out as a file, and bringing a file of replies in."""

from collections.abc import Sequence
from io import BytesIO

from flask import Blueprint, render_template, send_file
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from review.actions import transfer
from review.actions.may import require
from review.documents import sheet
from review.documents.sheet_reading import COLUMNS, Unreadable, read_rows
from review.language import N_
from review.web.form.people import ImportForm
from review.web.speech import page_language, words
from review.web.transaction import connection
from review.web.view.response import desk_of, heading

views = Blueprint("transfer", __name__)

#: Media types of what is written, by ending.
MEDIA_TYPES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


def written(name: str, ending: str, title: str, header: Sequence[str], rows: Sequence[sheet.Cells]) -> Response:
    """Return rows as a downloaded file of the wanted format."""
    if ending == "csv":
        content = sheet.write_csv(header, rows)
    elif ending == "xlsx":
        content = sheet.write_xlsx(header, rows, title, page_language().direction)
    elif ending == "json":
        content = sheet.write_json(header, rows)
    else:
        raise NotFound
    return send_file(
        BytesIO(content),
        mimetype=MEDIA_TYPES[ending],
        as_attachment=True,
        download_name=f"{name}.{ending}",
    )


@views.get("/response/<int:response>/replies.<ending>")
def export(response: int, ending: str) -> Response:
    """Give the replies as they stand, in a form that can be brought in again."""
    mine = desk_of(response)
    rows = transfer.export(connection(), mine)
    return written(f"replies-{mine.state}".lower(), ending, mine.state, COLUMNS, rows)


@views.get("/response/<int:response>/import")
def choose(response: int) -> str:
    """Show the form for a file of replies."""
    return _page(response, ImportForm(), None, None)


@views.post("/response/<int:response>/import")
def bring_in(response: int) -> str | tuple[str, int]:
    """Bring a file of replies in, or list every row that can't be."""
    form = ImportForm()
    mine = desk_of(response)
    if not form.validate() or not form.file.data:
        return _page(response, form, words(N_("Choose a file.")), None), 422
    try:
        rows = read_rows(form.file.data.filename or "", form.file.data.read())
    except Unreadable as unreadable:
        return _page(response, form, words(unreadable.message, **unreadable.values), None), 422
    brought = transfer.bring_in(connection(), mine, rows)
    return _page(response, form, None, brought), 422 if brought.troubles else 200


def _page(response: int, form: ImportForm, message: str | None, brought: transfer.Brought | None) -> str:
    mine = desk_of(response)
    require(mine.person, "answers.import", mine.state)
    troubles = [
        (trouble.row, words(trouble.message, **trouble.values)) for trouble in (brought.troubles if brought else ())
    ]
    return render_template(
        "page/import.html",
        response=heading(mine),
        form=form,
        message=message,
        brought=brought,
        troubles=troubles,
    )
