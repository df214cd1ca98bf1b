"""Reading one question with its follow-ups and conditions."""

from collections.abc import Mapping
from typing import Any

from review.questionnaire.kind import KINDS
from review.questionnaire.reading import Node
from review.questionnaire.shape import OBLIGATIONS, Condition, Option, Question

#: Fields of every question, and of some kinds only.
_FIELDS = (
    "key",
    "kind",
    "text",
    "provision",
    "obligation",
    "guidance",
    "answer",
    "tags",
    "when",
    "follow-ups",
)
_OF_KIND = {
    "choice": ("options", "other"),
    "choices": ("options", "none", "other"),
    "assistance": ("options",),
    "statistics": ("rows", "years", "sums"),
    "number": ("unit", "min", "max"),
    "text": ("rows",),
    "citations": ("files",),
}


def read_question(node: Node, prefix: str = "", parent: Question | None = None) -> Question:
    """Return one question; what its parent says of provision, obligation and tags holds where it says nothing."""
    kind_node = node.get("kind")
    kind = kind_node.one_of(KINDS) if kind_node else ""
    allowed = (*_FIELDS, *_OF_KIND.get(kind, ()))
    fields = node.fields(allowed, needed=("key", "kind", "text"))
    own_key = fields["key"].kebab() if "key" in fields else ""
    key = f"{prefix}{own_key}"
    if parent and "follow-ups" in fields:
        fields["follow-ups"].fault("a follow-up can't have follow-ups of its own")
    question = Question(
        key=key,
        kind=kind,
        text=fields["text"].words() if "text" in fields else "",
        provision=_own(fields, "provision", parent),
        obligation=(
            fields["obligation"].one_of(OBLIGATIONS)
            if "obligation" in fields
            else (parent.obligation if parent else "none")
        ),
        guidance=fields["guidance"].words() if "guidance" in fields else "",
        need=_need(fields),
        tags=tuple(tag.kebab() for tag in fields["tags"].items())
        if "tags" in fields
        else (parent.tags if parent else ()),
        when=read_condition(fields["when"], parent.key if parent else None) if "when" in fields else None,
        parent=parent.key if parent else None,
        **_settings(node, kind, fields),
    )
    if key in node.reader.places:
        node.fault(f"the key “{key}” is used already")
    node.reader.places.setdefault(key, node)
    return question


def follow_ups_of(node: Node, parent: Question, blocks: Mapping[str, list[Node]]) -> list[Question]:
    """Return the follow-ups of a question, those of shared blocks among them."""
    found = []
    listed = node.get("follow-ups")
    for item in listed.items() if listed else ():
        use = item.get("use")
        if use is None:
            found.append(read_question(item, parent=parent))
            continue
        item.fields(("use",))
        name = use.text()
        if name not in blocks:
            use.fault(f"there is no shared block “{name}”")
        found += [read_question(block, prefix=f"{parent.key}-", parent=parent) for block in blocks.get(name, [])]
    return found


def _own(fields: Mapping[str, Node], name: str, parent: Question | None) -> str:
    if name in fields:
        return fields[name].text()
    return str(getattr(parent, name)) if parent else ""


def _need(fields: Mapping[str, Node]) -> Any:
    if "answer" not in fields:
        return "optional"
    return fields["answer"].one_of(("required", "expected", "optional")) or "optional"


def _options(node: Node, *, keys_kebab: bool = True) -> tuple[Option, ...]:
    found: list[Option] = []
    for item in node.items():
        pairs = item.pairs()
        if len(pairs) != 1:
            item.fault("must be one “key: text”")
            continue
        key, text = pairs[0]
        if key in ("none", "other") and keys_kebab:
            text.fault(f"write “{key}:” beside the options, not among them")
        if key in {option.key for option in found}:
            text.fault(f"“{key}” stands twice")
        found.append(Option(key, text.words()))
    return tuple(found)


def _settings(node: Node, kind: str, fields: Mapping[str, Node]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if kind in ("choice", "choices", "assistance"):
        options = _options(fields["options"]) if "options" in fields else ()
        if not options:
            node.fault(f"a question of kind {kind} needs options")
        extra = tuple(Option(key, fields[key].words()) for key in ("other", "none") if key in fields)
        found["options"] = (*options, *extra)
    if kind == "statistics":
        found["rows"] = _options(fields["rows"]) if "rows" in fields else ()
        found["years"] = tuple(year.whole() for year in fields["years"].items()) if "years" in fields else ()
        if not found["rows"] or not found["years"]:
            node.fault("statistics need rows and years")
        if "sums" in fields:
            found["sums"] = _sums(fields["sums"], {row.key for row in found["rows"]})
    if kind == "number":
        found["unit"] = fields["unit"].words() if "unit" in fields else ""
        for name, attribute in (("min", "minimum"), ("max", "maximum")):
            if name in fields:
                found[attribute] = _bound(fields[name])
    if kind == "text" and "rows" in fields:
        found["height"] = fields["rows"].whole()
    if kind == "citations" and "files" in fields:
        found["files"] = fields["files"].truth()
    return found


def _bound(node: Node) -> str:
    text = node.text()
    try:
        float(text)
    except ValueError:
        node.fault(f"“{text}” must be a number")
    return text


def _sums(node: Node, rows: set[str]) -> dict[str, tuple[str, ...]]:
    found = {}
    for total, parts in node.pairs():
        names = tuple(part.text() for part in parts.items())
        for name in (total, *names):
            if name not in rows:
                parts.fault(f"there is no row “{name}”")
        found[total] = names
    return found


def read_condition(node: Node, parent: str | None) -> Condition | None:
    """Return a condition; `parent` in it is the question it hangs under."""
    pairs = node.pairs()
    if len(pairs) != 1:
        node.fault("a condition is one of is, has, filled, all, any, not")
        return None
    test, value = pairs[0]
    match test:
        case "is" | "has":
            key, *values = [item.text() for item in value.items()] or [""]
            if not values:
                value.fault("needs a question and what it must be")
            return Condition("is" if test == "is" else "has", _named(key, parent, value), tuple(values))
        case "filled":
            return Condition("filled", _named(value.text(), parent, value))
        case "all" | "any":
            parts = tuple(part for item in value.items() if (part := read_condition(item, parent)))
            if not parts:
                value.fault("needs at least one condition")
            return Condition("all" if test == "all" else "any", parts=parts)
        case "not":
            part = read_condition(value, parent)
            return Condition("not", parts=(part,)) if part else None
        case _:
            value.fault(f"“{test}” must be one of is, has, filled, all, any, not")
            return None


def _named(key: str, parent: str | None, node: Node) -> str:
    if key != "parent":
        return key
    if parent is None:
        node.fault("“parent” means nothing outside follow-ups")
        return ""
    return parent
