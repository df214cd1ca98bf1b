"""From HTML to a tagged PDF that is the same, byte for byte, whenever it is made of the same text."""

import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Any

from review.documents.fonts import only_ours
from review.place import STATIC

if TYPE_CHECKING:
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

#: One document at a time in a process: the font map that all share is not safe in several threads, and
#: setting type keeps the interpreter busy anyway. Several processes make several documents at once.
_ONE_AT_A_TIME = Lock()


def write(html: str) -> bytes:
    """Return an HTML document as PDF/UA-1; nothing outside the text and our style sheet is ever fetched."""
    # Imported when the first document is made: web processes that make none save the memory.
    from weasyprint import HTML

    with _ONE_AT_A_TIME, _uncollected():
        fonts, style = _prepared()
        written: bytes = HTML(string=html, url_fetcher=_refuse()).write_pdf(
            font_config=fonts,
            stylesheets=[style],
            pdf_variant="pdf/ua-1",
            # Else the identifier is drawn by lot.
            pdf_identifier=hashlib.sha256(html.encode()).digest()[:16],
        )
    return written


@contextmanager
def _uncollected() -> Iterator[None]:
    """Put off collecting cycles: a page makes thousands of things that all live until the document is written.

    Looking through them again and again takes a tenth of the time.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@cache
def _prepared() -> tuple["FontConfiguration", "CSS"]:
    """Return fonts and style sheet, read once a process."""
    with only_ours():
        from weasyprint import CSS
        from weasyprint.text.fonts import FontConfiguration

        fonts = FontConfiguration()
    sheet = (STATIC / "css" / "document.css").read_text(encoding="utf-8")
    return fonts, CSS(string=sheet, font_config=fonts, url_fetcher=_refuse())


@cache
def _refuse() -> Any:
    """Return a fetcher that fetches nothing: no document of ours needs more than its text and its style."""
    from weasyprint.urls import URLFetcher

    class Refusing(URLFetcher):  # type: ignore[misc, unused-ignore]
        def fetch(self, url: str, headers: object = None) -> Any:
            raise ValueError(f"documents fetch nothing, not even {url[:80]}")

    return Refusing()
