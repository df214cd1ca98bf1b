"""The texts of a questionnaire: which they are, in which order, and putting another language in their place."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import IO, Any

import yaml

from review.questionnaire.shape import Option, Question, Questionnaire, Section

#: The fields that people read. This is the only place that says so.
QUESTIONNAIRE_TEXTS = ("title", "introduction", "note")
SECTION_TEXTS = ("title", "guidance")
QUESTION_TEXTS = ("text", "guidance", "unit")
OPTION_LISTS = ("options", "rows")

#: Fields of the YAML files whose scalars are texts; `options` and `rows` are lists of {key: text}.
_FILE_TEXTS = frozenset([*QUESTIONNAIRE_TEXTS, *SECTION_TEXTS, *QUESTION_TEXTS, "none", "other"])


def folded(text: str) -> str:
    """Return a text with each paragraph on one line, so that re-wrapping a file changes no message."""
    paragraphs = re.split(r"\n\s*\n", text.strip())
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def texts(questionnaire: Questionnaire) -> tuple[str, ...]:
    """Return the distinct texts in the order in which they are read."""
    return tuple(dict.fromkeys(text for text in _all(questionnaire) if text))


def _all(questionnaire: Questionnaire) -> Iterator[str]:
    yield from (getattr(questionnaire, name) for name in QUESTIONNAIRE_TEXTS)
    for section in questionnaire.sections:
        yield from (getattr(section, name) for name in SECTION_TEXTS)
        for question in section.questions:
            yield from (getattr(question, name) for name in QUESTION_TEXTS)
            for options in OPTION_LISTS:
                yield from (option.text for option in getattr(question, options))


def in_language(questionnaire: Questionnaire, texts_in: Mapping[str, str]) -> Questionnaire:
    """Return the questionnaire with every text replaced; KeyError when one has no translation."""

    def put(text: str) -> str:
        return texts_in[text] if text else ""

    def options(found: tuple[Option, ...]) -> tuple[Option, ...]:
        return tuple(Option(option.key, put(option.text)) for option in found)

    def question(found: Question) -> Question:
        words: dict[str, Any] = {name: put(getattr(found, name)) for name in QUESTION_TEXTS}
        lists: dict[str, Any] = {name: options(getattr(found, name)) for name in OPTION_LISTS}
        return replace(found, **words, **lists)

    def section(found: Section) -> Section:
        words: dict[str, Any] = {name: put(getattr(found, name)) for name in SECTION_TEXTS}
        return replace(found, **words, questions=tuple(map(question, found.questions)))

    words: dict[str, Any] = {name: put(getattr(questionnaire, name)) for name in QUESTIONNAIRE_TEXTS}
    return replace(questionnaire, **words, sections=tuple(map(section, questionnaire.sections)))


def extract(
    fileobj: IO[bytes],
    keywords: object,  # noqa: ARG001 - Babel hands these to every extractor
    comment_tags: object,  # noqa: ARG001
    options: object,  # noqa: ARG001
) -> Iterator[tuple[int, str, str, list[str]]]:
    """Yield (line, function, message, comments) of a YAML file: Babel's way to ask for messages."""
    root = yaml.compose(fileobj, Loader=yaml.SafeLoader)
    if root is not None:
        yield from _extracted(root, "", is_text=False)


def _extracted(node: Any, path: str, *, is_text: bool) -> Iterator[tuple[int, str, str, list[str]]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inside = f"{path}.{key.value}" if path else key.value
            in_list = path.rpartition(".")[2].split("[")[0] in OPTION_LISTS
            yield from _extracted(value, inside, is_text=in_list or key.value in _FILE_TEXTS)
    elif isinstance(node, yaml.SequenceNode):
        for place, item in enumerate(node.value):
            yield from _extracted(item, f"{path}[{place}]", is_text=False)
    elif is_text and node.value.strip():
        yield node.start_mark.line + 1, "gettext", folded(node.value), [path]
