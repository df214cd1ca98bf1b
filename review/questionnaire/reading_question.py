"""Reading one question with its follow-ups and conditions."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from review.questionnaire.kind import KINDS
from review.questionnaire.kind.figure import canonical, figure
from review.questionnaire.reading import Node, check_kebab
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
    # Which fields belong to a kind that nobody knows, nobody can say: the kind is the fault.
    of_kind = _OF_KIND.get(kind, ()) if kind in KINDS else {name for names in _OF_KIND.values() for name in names}
    allowed = (*_FIELDS, *of_kind)
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
        found += [read_question(block, prefix=f"{parent.key}-", parent=parent) for block in block_of(use, blocks)]
    return found


def block_of(use: Node, blocks: Mapping[str, list[Node]]) -> list[Node]:
    """Return the questions of the shared block that `use` names; a fault when there is none."""
    name = use.text()
    if name and name not in blocks:
        use.fault(f"there is no shared block “{name}”")
    return blocks.get(name, [])


def _own(fields: Mapping[str, Node], name: str, parent: Question | None) -> str:
    if name in fields:
        return fields[name].text()
    return str(getattr(parent, name)) if parent else ""


def _need(fields: Mapping[str, Node]) -> Any:
    if "answer" not in fields:
        return "optional"
    return fields["answer"].one_of(("required", "expected", "optional")) or "optional"


def _options(node: Node, reserved: tuple[str, ...] = ()) -> tuple[Option, ...]:
    """Return a list of `key: text`; `reserved` keys stand beside the list, where the form knows what they do."""
    found: list[Option] = []
    for item in node.items():
        pair = item.pair("must be one “key: text”")
        if pair is None:
            continue
        key, text = pair
        check_kebab(key, text)
        if key in reserved:
            text.fault(f"write “{key}:” beside the options, not among them")
        if key in {option.key for option in found}:
            text.fault(f"“{key}” stands twice")
        found.append(Option(key, text.words()))
    return tuple(found)


def _settings(node: Node, kind: str, fields: Mapping[str, Node]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if kind in ("choice", "choices", "assistance"):
        reserved = () if kind == "assistance" else ("none", "other")
        options = _options(fields["options"], reserved) if "options" in fields else ()
        if "options" not in fields:
            node.fault(f"a question of kind {kind} needs options")
        extra = tuple(Option(key, fields[key].words()) for key in ("other", "none") if key in fields)
        found["options"] = (*options, *extra)
    if kind == "statistics":
        found["rows"] = _options(fields["rows"]) if "rows" in fields else ()
        found["years"] = _years(fields["years"]) if "years" in fields else ()
        if "rows" not in fields or "years" not in fields:
            node.fault("statistics need rows and years")
        if "sums" in fields:
            found["sums"] = _sums(fields["sums"], {row.key for row in found["rows"]})
    if kind == "number":
        found["unit"] = fields["unit"].words() if "unit" in fields else ""
        for name, attribute in (("min", "minimum"), ("max", "maximum")):
            if name in fields:
                found[attribute] = _bound(fields[name])
        least, most = found.get("minimum"), found.get("maximum")
        if least and most and Decimal(least) > Decimal(most):
            fields["max"].fault(f"“{most}” is less than min, “{least}”")
    if kind == "text" and "rows" in fields:
        found["height"] = fields["rows"].whole()
    if kind == "citations" and "files" in fields:
        found["files"] = fields["files"].truth()
    return found


def _bound(node: Node) -> str:
    """Return a bound as its canonical decimal text, "" when it is no figure a reply could be compared with."""
    text = node.text()
    number = figure(text)
    if text and number is None:
        node.fault(f"“{text}” must be a number")
    return "" if number is None else canonical(number)


def _years(node: Node) -> tuple[int, ...]:
    found: list[int] = []
    for item in node.items():
        year = item.whole()
        if year in found:
            item.fault(f"“{year}” stands twice")
        found.append(year)
    return tuple(found)


def _sums(node: Node, rows: set[str]) -> dict[str, tuple[str, ...]]:
    found = {}
    for total, parts in node.pairs():
        names = tuple(part.text() for part in parts.items())
        for name in (total, *names):
            if name not in rows:
                parts.fault(f"there is no row “{name}”")
        if total in names:
            parts.fault(f"“{total}” can't be a part of itself")
        found[total] = names
    return found


def read_condition(node: Node, parent: str | None) -> Condition | None:
    """Return a condition; `parent` in it is the question it hangs under."""
    pair = node.pair("a condition is one of is, has, filled, all, any, not")
    if pair is None:
        return None
    test, value = pair
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
