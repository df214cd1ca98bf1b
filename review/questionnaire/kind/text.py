"""A text in one language, and on wish the same in a second one.

Plain value: a list of one or two {"language": tag, "text": text}; the first is the original.
"""

from collections.abc import Iterable, Mapping

from review.language import DEFAULT, LANGUAGES, N_
from review.questionnaire.kind.base import (
    LONGEST_TEXT,
    Invalid,
    Kind,
    Passage,
    Problem,
    clean,
    refuse_unknown,
    too_long,
)
from review.questionnaire.shape import Plain, Question

#: Items of the original and of the version in a second language: text, language.
VERSIONS = (("", "language"), ("second", "second.language"))


class Text(Kind):
    """Free text."""

    name = "text"

    def parse(self, question: Question, items: Mapping[str, str]) -> Plain:
        """Read items "" and `language`, `second` and `second.language`; the language is English when not said."""
        problems = refuse_unknown([name for pair in VERSIONS for name in pair], items)
        versions = []
        for item, language_item in VERSIONS:
            text = clean(items.get(item, ""))
            tag = items.get(language_item, "").strip() or DEFAULT.tag
            if not text:
                continue
            problems += too_long(item, text, LONGEST_TEXT)
            if tag not in LANGUAGES:
                problems.append(
                    Problem(
                        language_item,
                        N_("“%(tag)s” is not one of ar, zh, en, fr, ru, es."),
                        {"tag": tag},
                    )
                )
            versions.append({"language": tag, "text": text})
        if problems:
            raise Invalid(problems)
        return versions or None

    def items(self, value: Plain) -> dict[str, str]:
        """Text and language of each version."""
        found = {}
        for (item, language_item), version in zip(VERSIONS, value, strict=False):
            found[item] = version["text"]
            found[language_item] = version["language"]
        return found

    def passages(self, value: Plain) -> Iterable[Passage]:
        """Each version."""
        for (item, _), version in zip(VERSIONS, value, strict=False):
            yield Passage(item, version["text"], version["language"])
