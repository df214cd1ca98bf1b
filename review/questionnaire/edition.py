"""Editions: a questionnaire with its six languages as one document that never changes."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from review.language import LANGUAGES
from review.questionnaire.shape import Condition, Option, Question, Questionnaire, Section
from review.questionnaire.text import in_language, texts

#: The form of the document; a program that changes it keeps reading the older ones.
FORMAT = 1


class Incomplete(ValueError):
    """Some languages lack texts: `missing` holds them by language tag."""

    def __init__(self, missing: Mapping[str, list[str]]) -> None:
        self.missing = missing
        lacks = ", ".join(f"{tag}: {len(found)}" for tag, found in missing.items())
        super().__init__(f"texts without a translation ({lacks})")


def document(questionnaire: Questionnaire, texts_by_language: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """Return a questionnaire in English with its texts in the six languages; Incomplete when one lacks any."""
    wanted = texts(questionnaire)
    missing = {
        tag: lacking
        for tag in LANGUAGES
        if (lacking := [text for text in wanted if not texts_by_language.get(tag, {}).get(text)])
    }
    if missing:
        raise Incomplete(missing)
    return {
        "format": FORMAT,
        "questionnaire": asdict(questionnaire),
        "texts": {tag: {text: texts_by_language[tag][text] for text in wanted} for tag in LANGUAGES},
    }


def canonical(found: Mapping[str, Any]) -> bytes:
    """Write a document one way only, so that its hash says what it holds."""
    return json.dumps(found, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(content: bytes) -> str:
    """Return the SHA-256 of a canonical document."""
    return hashlib.sha256(content).hexdigest()


def questionnaire(found: Mapping[str, Any], tag: str) -> Questionnaire:
    """Build the questionnaire of a document in a language (KeyError for one it does not hold)."""
    words = found["texts"][tag]
    plain = found["questionnaire"]
    sections = tuple(
        Section(**section | {"questions": tuple(map(_question, section["questions"]))}) for section in plain["sections"]
    )
    return in_language(Questionnaire(**plain | {"sections": sections}), words)


def _question(plain: Mapping[str, Any]) -> Question:
    return Question(
        **dict(plain)
        | {
            "when": _condition(plain["when"]) if plain["when"] else None,
            "options": tuple(Option(**option) for option in plain["options"]),
            "rows": tuple(Option(**row) for row in plain["rows"]),
            "years": tuple(plain["years"]),
            "tags": tuple(plain["tags"]),
            "sums": {total: tuple(parts) for total, parts in plain["sums"].items()},
        }
    )


def _condition(plain: Mapping[str, Any]) -> Condition:
    return Condition(
        plain["test"],
        plain["question"],
        tuple(plain["values"]),
        tuple(map(_condition, plain["parts"])),
    )
