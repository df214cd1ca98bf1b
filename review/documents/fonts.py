"""The fonts of documents: those we ship, and no others of the machine.

What a font lacks would otherwise be taken from whatever the machine has, and the same document would look
different, and have another hash, elsewhere. Fontconfig therefore gets a configuration that knows our folder only.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from review.place import STATIC

#: Where the fonts lie, with the configuration that names this folder.
FOLDER = STATIC / "fonts" / "documents"

#: The families in that folder. A test looks that nothing else is embedded.
FAMILIES = ("Noto Serif", "Noto Naskh Arabic", "Noto Serif SC", "Review Signs")

_VARIABLE = "FONTCONFIG_FILE"


@contextmanager
def only_ours() -> Iterator[None]:
    """Let a font configuration made inside the block see our fonts only.

    Fontconfig reads the variable while a configuration is made; it is put back at once, for programs
    started later (a browser in a test) need the machine's fonts.
    """
    before = os.environ.get(_VARIABLE)
    os.environ[_VARIABLE] = str(FOLDER / "fonts.conf")
    try:
        yield
    finally:
        if before is None:
            del os.environ[_VARIABLE]
        else:
            os.environ[_VARIABLE] = before
