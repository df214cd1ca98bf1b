"""The table of one question, and of every question in one pass over the counts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from review.comparison.counted import Counted
from review.comparison.region import ALL, shown_regions
from review.comparison.spread import Spread, spread
from review.questionnaire.kind.assistance import STATES
from review.questionnaire.kind.implementation import REPLIES
from review.questionnaire.shape import Question, Questionnaire


class Column(NamedTuple):
    """One regional group, or `ALL` of them: who submitted, was asked, replied."""

    region: str
    submitted: int
    asked: int
    replied: int

    @property
    def no_reply(self) -> int:
        """States for which the question was in force and that left it open."""
        return self.asked - self.replied

    @property
    def not_asked(self) -> int:
        """States for which the question was not in force."""
        return self.submitted - self.asked


class Line(NamedTuple):
    """One thing that States can reply, with figures in the order of the table's columns.

    `text` is the questionnaire's own (an option, a row of statistics), `message` a text for the catalogs
    (Yes, Needed), `year` that of a statistics cell. `sums` and `unavailable` are given for statistics only:
    the sum of the figures, and the States that have none. A sum of no figures is None and not 0.
    """

    item: str
    text: str
    message: str
    year: int | None
    states: tuple[int, ...]
    sums: tuple[Decimal | None, ...] = ()
    unavailable: tuple[int, ...] = ()


class QuestionTable(NamedTuple):
    """All figures on one question. The last column adds up the others."""

    question: Question
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    spread: Spread | None = None

    @property
    def total(self) -> Column:
        """The column of all States."""
        return self.columns[-1]


class _Tally:
    """What was counted of one item in one group: States with a figure and without (a tick has none)."""

    __slots__ = ("amount", "with_figure", "without")

    def __init__(self) -> None:
        self.with_figure = 0
        self.without = 0
        self.amount: Decimal | None = None


_Tallies = Mapping[tuple[str, str], _Tally]
_NOTHING = _Tally()


def question_table(question: Question, counted: Counted) -> QuestionTable:
    """Return the figures on one question; ValueError when more States replied than were asked."""
    return _table(question, counted, _by_question(counted, only=question.key))


def questionnaire_table(questionnaire: Questionnaire, counted: Counted) -> tuple[QuestionTable, ...]:
    """Return the figures on every question, in order; notes ask nothing and are left out."""
    tallies = _by_question(counted)
    return tuple(
        _table(question, counted, tallies)
        for question in questionnaire.questions.values()
        if question.kind != "note"
    )


def _by_question(counted: Counted, only: str | None = None) -> Mapping[str, _Tallies]:
    found: dict[str, dict[tuple[str, str], _Tally]] = defaultdict(dict)
    for question, region, item, states, amount in counted.counts:
        if only is not None and question != only:
            continue
        tally = found[question].setdefault((item, region), _Tally())
        if amount is None:
            tally.without += states
        else:
            tally.with_figure += states
            tally.amount = amount if tally.amount is None else tally.amount + amount
    return found


def _table(question: Question, counted: Counted, by_question: Mapping[str, _Tallies]) -> QuestionTable:
    regions = shown_regions(counted.submitted)
    columns = _columns(question.key, regions, counted)
    tallies = by_question.get(question.key, {})
    lines = tuple(_lines(question, regions, tallies))
    if question.kind != "number":
        return QuestionTable(question, columns, lines)
    values = [value for row in counted.amounts if row.question == question.key for value in row.values]
    return QuestionTable(question, columns, lines, spread(values))


def _columns(key: str, regions: tuple[str, ...], counted: Counted) -> tuple[Column, ...]:
    columns = []
    submitted = asked = replied = 0
    for region in regions:
        place = (key, region)
        column = Column(
            region,
            counted.submitted.get(region, 0),
            counted.asked.get(place, 0),
            counted.replied.get(place, 0),
        )
        if not 0 <= column.replied <= column.asked <= column.submitted:
            raise ValueError(
                f"{key}, {region}: {column.replied} replied of {column.asked} asked of {column.submitted}"
            )
        columns.append(column)
        submitted += column.submitted
        asked += column.asked
        replied += column.replied
    return (*columns, Column(ALL, submitted, asked, replied))


def _lines(question: Question, regions: tuple[str, ...], tallies: _Tallies) -> Iterable[Line]:
    match question.kind:
        case "implementation":
            for reply, message in REPLIES.items():
                yield Line(reply, "", message, None, _ticks(reply, regions, tallies))
        case "choice" | "choices":
            for option in question.options:
                yield Line(option.key, option.text, "", None, _ticks(option.key, regions, tallies))
        case "assistance":
            for option in question.options:
                for state, message in STATES.items():
                    item = f"{option.key}.{state}"
                    yield Line(item, option.text, message, None, _ticks(item, regions, tallies))
        case "statistics":
            for row in question.rows:
                for year in question.years:
                    yield _cell(f"{row.key}/{year}", row.text, year, regions, tallies)


def _ticks(item: str, regions: tuple[str, ...], tallies: _Tallies) -> tuple[int, ...]:
    states = [tallies.get((item, region), _NOTHING).without for region in regions]
    return (*states, sum(states))


def _cell(item: str, text: str, year: int, regions: tuple[str, ...], tallies: _Tallies) -> Line:
    found = [tallies.get((item, region), _NOTHING) for region in regions]
    given = [tally.amount for tally in found if tally.amount is not None]
    return Line(
        item,
        text,
        "",
        year,
        (*(tally.with_figure for tally in found), sum(tally.with_figure for tally in found)),
        (*(tally.amount for tally in found), sum(given, start=Decimal(0)) if given else None),
        (*(tally.without for tally in found), sum(tally.without for tally in found)),
    )
