"""Laws and decisions cited. Plain value: a list of {"law": number, "provision": text}.

`law` is the number of the law in the State's own list. Where the question allows a specimen,
the citation may also hold {"file": sha256 of the stored file}.
"""

import re
from collections.abc import Iterable, Mapping

from review.language import N_
from review.questionnaire.kind.base import Invalid, Kind, Passage, Problem, clean, too_long
from review.questionnaire.shape import Plain, Question

#: Most laws one answer can cite.
MOST = 40

_ITEM = re.compile(r"([1-9]\d?)\.(law|provision|file)")
#: The number of a law in the State's list, small enough for every database.
_LAW = re.compile(r"[1-9]\d{0,8}", re.ASCII)
_SHA256 = re.compile(r"[0-9a-f]{64}")


class Citations(Kind):
    """Cite laws from the State's list, each with its provision."""

    name = "citations"

    def parse(self, question: Question, items: Mapping[str, str]) -> Plain:
        """Read items `1.law`, `1.provision`, `1.file`, `2.law` …; whether the law exists, the State's list says."""
        problems: list[Problem] = []
        rows: dict[int, dict[str, str]] = {}
        for item, typed in items.items():
            text = clean(typed)
            if not text:
                continue
            match = _ITEM.fullmatch(item)
            if not match or int(match[1]) > MOST or (match[2] == "file" and not question.files):
                problems.append(Problem(item, N_("“%(item)s” is not part of this question."), {"item": item}))
                continue
            rows.setdefault(int(match[1]), {})[match[2]] = text
        value = []
        for number, row in sorted(rows.items()):
            law = row.get("law", "")
            problems += too_long(f"{number}.provision", row.get("provision", ""))
            if not _LAW.fullmatch(law):
                problems.append(Problem(f"{number}.law", N_("Choose the law to which this provision belongs.")))
                continue
            if "file" in row and not _SHA256.fullmatch(row["file"]):
                problems.append(Problem(f"{number}.file", N_("This file is not known.")))
            citation = {"law": int(law), "provision": row.get("provision", "")}
            value.append(citation | ({"file": row["file"]} if "file" in row else {}))
        if problems:
            raise Invalid(problems)
        return value or None

    def items(self, value: Plain) -> dict[str, str]:
        """`n.law`, `n.provision` and `n.file` for each citation, numbered from 1."""
        return {
            f"{number}.{field}": str(text)
            for number, citation in enumerate(value, 1)
            for field, text in citation.items()
            if text != ""
        }

    def passages(self, value: Plain) -> Iterable[Passage]:
        """The provisions."""
        for number, citation in enumerate(value, 1):
            if citation["provision"]:
                yield Passage(f"{number}.provision", citation["provision"])


def laws_cited(value: Plain) -> tuple[int, ...]:
    """Return the numbers of the laws that a citations value names, in order."""
    return tuple(citation["law"] for citation in value)
