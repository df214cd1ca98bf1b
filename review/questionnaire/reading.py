"""Reading YAML as nodes that know their file, line and path, and collect faults instead of stopping."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from review.questionnaire.text import folded

#: What stands in place of a path where a fault concerns a file and no place in it.
WHOLE_FILE = "(file)"

_KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a file: line counted from 1, `path` as in `sections[2].questions[0].when`."""

    file: str
    line: int
    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.path}: {self.message}"


class Malformed(ValueError):
    """A file can't be used; holds every fault that was found."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


@dataclass
class Reader:
    """Collects the faults of one questionnaire with its shared files, and where its questions and sections stand."""

    faults: list[Fault] = field(default_factory=list)
    places: dict[str, "Node"] = field(default_factory=dict)
    sections: dict[str, "Node"] = field(default_factory=dict)

    def open(self, path: Path) -> "Node":
        """Return the root of a file; Malformed at once when it is no YAML."""
        try:
            root = yaml.compose(path.read_text("utf-8"), Loader=yaml.SafeLoader)
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            mark = getattr(error, "problem_mark", None)
            line = mark.line + 1 if mark else 1
            reason = " ".join(str(getattr(error, "problem", None) or error).split())
            raise Malformed([Fault(str(path), line, WHOLE_FILE, f"no YAML: {reason}")]) from error
        if root is None:
            raise Malformed([Fault(str(path), 1, WHOLE_FILE, "the file is empty")])
        return Node(self, str(path), "", root)


class Node:
    """One place in a file."""

    def __init__(self, reader: Reader, file: str, path: str, node: Any) -> None:
        self.reader, self.file, self.path, self.node = reader, file, path, node

    def fault(self, message: str) -> None:
        """Note what is wrong here."""
        line = self.node.start_mark.line + 1
        self.reader.faults.append(Fault(self.file, line, self.path or WHOLE_FILE, message))

    def _below(self, step: str, node: Any) -> "Node":
        joint = "" if step.startswith("[") or not self.path else "."
        return Node(self.reader, self.file, f"{self.path}{joint}{step}", node)

    def pairs(self) -> list[tuple[str, "Node"]]:
        """Return key and node of a mapping in order; a fault when it is none or holds a key twice."""
        if not isinstance(self.node, yaml.MappingNode):
            self.fault("must be a mapping (key: value)")
            return []
        found: dict[str, Node] = {}
        for key, value in self.node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._below("?", key).fault("the name of a field must be a text")
                continue
            below = self._below(key.value, value)
            if key.value in found:
                below.fault(f"“{key.value}” stands twice")
            found[key.value] = below
        return list(found.items())

    def pair(self, wanted: str) -> "tuple[str, Node] | None":
        """Return the only pair of a mapping; a fault that says what is wanted when there is none or more."""
        pairs = self.pairs()
        if isinstance(self.node, yaml.MappingNode) and len(pairs) != 1:
            self.fault(wanted)
        return pairs[0] if len(pairs) == 1 else None

    def get(self, name: str) -> "Node | None":
        """Return the node under a key, None when there is none."""
        if not isinstance(self.node, yaml.MappingNode):
            return None
        return dict(self.pairs()).get(name)

    def fields(self, known: Iterable[str], needed: Iterable[str] = ()) -> dict[str, "Node"]:
        """Return the fields of a mapping, with a fault for each unknown and each missing one."""
        found = dict(self.pairs())
        if not isinstance(self.node, yaml.MappingNode):
            return {}
        names = list(known)
        for name, node in found.items():
            if name not in names:
                node.fault(f"unknown field “{name}”")
        for name in needed:
            if name not in found:
                self.fault(f"the field “{name}” is missing")
        return {name: node for name, node in found.items() if name in names}

    def items(self) -> list["Node"]:
        """Return the nodes of a list; a fault when it is none or empty."""
        if not isinstance(self.node, yaml.SequenceNode):
            self.fault("must be a list")
            return []
        if not self.node.value:
            self.fault("must not be empty")
        return [self._below(f"[{place}]", item) for place, item in enumerate(self.node.value)]

    def text(self) -> str:
        """Return a scalar as it is written; a fault when it is none or empty."""
        if not isinstance(self.node, yaml.ScalarNode):
            self.fault("must be a text")
            return ""
        if not self.node.value.strip():
            self.fault("must not be empty")
        return str(self.node.value).strip()

    def words(self) -> str:
        """Return a text for people, folded."""
        return folded(self.text())

    def kebab(self) -> str:
        """Return a key: small letters and figures with hyphens between."""
        text = self.text()
        check_kebab(text, self)
        return text

    def one_of(self, known: Iterable[str]) -> str:
        """Return a text that must be one of some."""
        text, names = self.text(), list(known)
        if text and text not in names:
            self.fault(f"“{text}” must be one of {', '.join(names)}")
        return text

    def whole(self) -> int:
        """Return a whole number."""
        text = self.text()
        if not text.isascii() or not text.isdigit():
            self.fault(f"“{text}” must be a whole number")
            return 0
        return int(text)

    def truth(self) -> bool:
        """Return true or false."""
        return self.one_of(("true", "false")) == "true"


def check_kebab(key: str, place: Node) -> None:
    """Add a fault at a place for a key that is not small letters and figures with hyphens between."""
    if key and not _KEBAB.fullmatch(key):
        place.fault(f"“{key}” must be small letters and figures with hyphens between")
