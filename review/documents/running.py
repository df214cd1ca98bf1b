"""Texts that stand on every page, written as values of the CSS property `content`."""

import re

from markupsafe import Markup

#: Places of the counters in a text: characters that no text uses.
PAGE, PAGES = "\ue000", "\ue001"

_COUNTERS = {PAGE: "counter(page)", PAGES: "counter(pages)"}


def content(text: str) -> Markup:
    """Return a text, in which PAGE and PAGES stand for counters, as CSS that no text can break out of."""
    pieces = [piece for piece in re.split(f"([{PAGE}{PAGES}])", text) if piece]
    # Nothing here is as a person typed it: counters are ours, and `_string` escapes every other sign.
    return Markup(" ").join(Markup(_COUNTERS.get(piece) or _string(piece)) for piece in pieces)  # noqa: S704


def _string(text: str) -> str:
    # The blank after an escape belongs to it.
    return '"' + "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in text) + '"'
