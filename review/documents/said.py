"""Texts as they are set on a page: escaped, each in its own language and direction.

Lines are ordered one by one in a PDF, so a Latin run in an Arabic text that wraps would come out in the wrong
order. Every run against the direction of its text therefore stands in a `<bdi>` of its own.
"""

import re
from collections.abc import Iterator
from unicodedata import bidirectional

from markupsafe import Markup, escape

from review.language import Language

#: Languages written from right to left, by the first part of their tag (laws may be in any language).
_RIGHT_TO_LEFT = frozenset(["ar", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"])

#: Signs that turn the direction of what follows: in a reply they can only mislead. Marks without a span
#: (U+200E, U+200F, U+061C) are harmless and stay.
_TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])

_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
_HAS_RTL = re.compile(f"[{_RTL}]")
_LTR = r"A-Za-z\u00aa-\u02af\u0370-\u052f\u1e00-\u1fff"
_BETWEEN = r" \u00a0.,:;/()\[\]'’‘\"“”\-–&@%+_#=?§№°*"

#: A run from left to right in a text from right to left; its first sign is a letter or a digit.
_LTR_RUN = re.compile(rf"[{_LTR}0-9](?:[{_LTR}0-9{_BETWEEN}]*[{_LTR}0-9)\]])?")
#: The other way round; digits between Arabic words belong to them.
_RTL_RUN = re.compile(rf"[{_RTL}](?:[{_RTL}0-9\s.,:;/()\-–،؛؟]*[{_RTL}])?")
#: A word too long for a line: it may be broken anywhere. Asked of every text, that would cost time on each line.
_LONG = re.compile(r"[^\s\u2e80-\uffef]{28,}")
_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
_BRACKETS = {")": "(", "]": "["}


def direction(text: str, tag: str = "") -> str:
    """Return "rtl" or "ltr": what the language says, else the first letter that has a direction, else ltr."""
    if tag:
        return "rtl" if tag.split("-", maxsplit=1)[0] in _RIGHT_TO_LEFT else "ltr"
    if not _HAS_RTL.search(text):
        return "ltr"
    found = (bidirectional(sign) for sign in text)
    first = next((kind for kind in found if kind in ("L", "R", "AL")), "L")
    return "ltr" if first == "L" else "rtl"


def inline(text: str, tag: str, page: Language) -> Markup:
    """Return a text for the middle of a line; `tag` is its language, "" when nobody said."""
    plain = str(text).translate(_TURNING)
    way = direction(plain, tag)
    content = isolated(plain, way)
    if way == page.direction and tag in ("", page.tag):
        return content
    return Markup('<bdi{} dir="{}">{}</bdi>').format(_lang(tag), way, content)


def paragraphs(text: str, tag: str, page: Language) -> Markup:
    """Return a text as paragraphs, one for each line."""
    plain = str(text).translate(_TURNING)
    lines = [line.strip() for line in plain.splitlines() if line.strip()]
    whole = direction(plain, tag)
    same = whole == page.direction and tag in ("", page.tag)
    mark = "" if same else Markup('{} dir="{}"').format(_lang(tag), whole)
    return Markup("").join(Markup("<p{}>{}</p>").format(mark, isolated(line, whole)) for line in lines)


def left_to_right(text: object, page: Language) -> Markup:
    """Return a reference, figure or hash, which reads from left to right on every page."""
    plain = str(text)
    # A figure keeps its order by itself (UAX 9, rule W4), and each `<bdi>` costs time.
    if page.direction == "ltr" or _FIGURE.fullmatch(plain):
        return escape(plain)
    return Markup('<bdi dir="ltr">{}</bdi>').format(plain)


def link(address: str, page: Language) -> Markup:
    """Return a web address to follow; anything else is only text."""
    if not address.startswith(("https://", "http://")):
        return inline(address, "", page)
    mark = Markup('<a class="address long" href="{}" rel="noopener noreferrer">{}</a>')
    return mark.format(address, left_to_right(address, page))


def isolated(text: str, way: str) -> Markup:
    """Return a text, escaped, with every run against its direction in a `<bdi>`."""
    if way == "ltr":
        if not _HAS_RTL.search(text):
            return _broken(text)
        return Markup("").join(_runs(text, _RTL_RUN, "rtl"))
    return Markup("").join(_runs(text, _LTR_RUN, "ltr"))


def _runs(text: str, pattern: re.Pattern[str], way: str) -> Iterator[Markup]:
    place = 0
    for match in pattern.finditer(text):
        run = _balanced(match[0])
        if way == "ltr" and _FIGURE.fullmatch(run):
            continue
        yield _broken(text[place : match.start()])
        yield Markup('<bdi dir="{}">{}</bdi>').format(way, _broken(run))
        place = match.start() + len(run)
    yield _broken(text[place:])


def _broken(text: str) -> Markup:
    escaped = Markup("")
    place = 0
    for match in _LONG.finditer(text):
        escaped += escape(text[place : match.start()]) + Markup('<span class="long">{}</span>').format(match[0])
        place = match.end()
    return escaped + escape(text[place:])


def _balanced(run: str) -> str:
    """Leave out closing brackets at the end that were opened before the run."""
    while run and (opening := _BRACKETS.get(run[-1])) and run.count(run[-1]) > run.count(opening):
        run = run[:-1].rstrip()
    return run


def _lang(tag: str) -> Markup:
    return Markup(' lang="{}"').format(tag) if tag else Markup("")
