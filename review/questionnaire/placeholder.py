"""Whether a translation has the placeholders of its text, and can be filled in at all."""

import re
from collections.abc import Iterable

#: A placeholder as the catalogs have it, with its sign for text (s) or number (d).
_NAMED = re.compile(r"%\((\w+)\)([a-z])")


def placeholder_faults(message: str | tuple[str, ...], translations: Iterable[str]) -> list[str]:
    """Return what is wrong with the placeholders of the translations of a message (a text, or it with its plural).

    Every placeholder must be there with the same sign. Only a form of a plural may leave out a number: many
    languages say "one State" or "two States" in words. Babel's own checker asks neither for placeholders that
    are missing nor for more forms than English has.
    """
    plural = not isinstance(message, str)
    known = {found for text in ([message] if isinstance(message, str) else message) for found in _NAMED.findall(text)}
    needed = {(name, sign) for name, sign in known if not (plural and sign == "d")}
    samples = {name: 0 if sign == "d" else "" for name, sign in known}
    faults = []
    for text in translations:
        here = set(_NAMED.findall(text))
        faults += [f"the placeholder {written} is missing" for written in _written(needed - here)]
        faults += [f"the text has no placeholder {written}" for written in _written(here - known)]
        if here <= known and not _fills(text, samples):
            faults.append("a % is neither doubled nor part of a placeholder")
    return list(dict.fromkeys(faults))


def _written(placeholders: Iterable[tuple[str, str]]) -> list[str]:
    return [f"%({name}){sign}" for name, sign in sorted(placeholders)]


def _fills(text: str, samples: dict[str, int | str]) -> bool:
    # "50 % dagegen" would be read as a number to be filled in, and fail only when a person opens the page.
    try:
        _ = text % samples
    except (KeyError, TypeError, ValueError):
        return False
    return True
