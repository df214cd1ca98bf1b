"""Why something was not done. The web and the command line turn these into words."""

from collections.abc import Mapping
from typing import Any


class Refused(Exception):
    """Not possible now; `message` is an English text for the catalogs with its `values`."""

    def __init__(self, message: str, values: Mapping[str, Any] | None = None) -> None:
        self.message = message
        self.values = dict(values or {})
        super().__init__(message % self.values)


class Forbidden(Exception):
    """The person may not do this."""


class Missing(LookupError):
    """There is no such thing, or none that the person may know of."""
