"""Word by word, what differs between two replies."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from review.questionnaire.kind import KINDS
from review.questionnaire.shape import Plain, Question

#: A word with the blanks behind it; a Chinese character is a word by itself.
_WORD = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]|[^\s\u3400-\u9fff\uf900-\ufaff]+\s*|\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words: in both texts, only in the earlier one, or only in the later one."""

    sign: Literal["both", "gone", "new"]
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs in one item of a reply."""

    item: str
    pieces: tuple[Piece, ...]


def pieces(earlier: str, later: str) -> tuple[Piece, ...]:
    """Return two texts as runs of words that are in both, gone, or new."""
    old, new = _WORD.findall(earlier), _WORD.findall(later)
    found: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece("both", "".join(old[a:b])))
            continue
        if b > a:
            found.append(Piece("gone", "".join(old[a:b])))
        if d > c:
            found.append(Piece("new", "".join(new[c:d])))
    return tuple(found)


def differences(question: Question, earlier: Plain, later: Plain) -> list[Difference]:
    """Return the items in which two replies to a question differ, in the order of the question."""

    def items(value: Plain) -> dict[str, str]:
        return KINDS[question.kind].items(value) if value is not None else {}

    old, new = items(earlier), items(later)
    names: Iterator[str] = iter(dict.fromkeys([*old, *new]))
    return [
        Difference(name, pieces(old.get(name, ""), new.get(name, "")))
        for name in names
        if old.get(name, "") != new.get(name, "")
    ]
