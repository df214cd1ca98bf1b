"""The fixture questionnaires, read from their files, and malformed ones written in a test."""

from functools import cache
from pathlib import Path

from review.questionnaire.load import Fault, Malformed, load
from review.questionnaire.shape import Question, Questionnaire

FOLDER = Path(__file__).parents[2] / "fixtures" / "questionnaires"


@cache
def questionnaire(name: str) -> Questionnaire:
    """Read the fixture of a kind, or `conditions` or `shared`."""
    return load(FOLDER / "untoc" / f"{name}.yaml")


def question(name: str, place: int = 0) -> Question:
    """Return a question of a fixture by its place."""
    return list(questionnaire(name).questions.values())[place]


def faults_of(path: Path) -> list[Fault]:
    """Load a file that must be refused, and return its faults."""
    try:
        load(path)
    except Malformed as malformed:
        return malformed.faults
    raise AssertionError(f"{path.name} was not refused")
