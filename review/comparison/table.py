"""The table of one question, and of every question in one pass over the counts."""

from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from review.comparison.counted import Count, Counted
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
    states: tuple[int, ...] = ()
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

    @property
    def bars(self) -> list[tuple[int | str, ...]]:
        """Return for each column what its bar shows, made ready because a page draws thousands of them.

        First the States by reply (yes, in part, no and no reply; for other kinds replied and no reply), then
        as many widths in per cent of the States that submitted, each from the start of the bar to the end of
        its part. The States that were not asked are the rest of the bar.
        """
        replies: Iterable[tuple[int, ...]] = ((column.replied,) for column in self.columns)
        if self.question.kind == "implementation":
            replies = zip(*(line.states for line in self.lines), strict=True)
        bars: list[tuple[int | str, ...]] = []
        for column, given in zip(self.columns, replies, strict=True):
            parts = (*given, column.no_reply)
            bars.append((*parts, *(_width(end, column.submitted) for end in accumulate(parts))))
        return bars

    @property
    def rows(self) -> tuple[tuple[str, tuple[Line, ...]], ...]:
        """The lines of a statistics question by row: the row's text and a line for each year."""
        years = len(self.question.years)
        return tuple(
            (row.text, self.lines[place * years : (place + 1) * years]) for place, row in enumerate(self.question.rows)
        )

    def shares(self, line: Line) -> list[tuple[int, str]]:
        """Return the States of a line and their width in per cent of those that submitted, for each column."""
        return [
            (states, _width(states, column.submitted)) for states, column in zip(line.states, self.columns, strict=True)
        ]


#: Where a count stands: question, item, group.
_Place = tuple[str, str, str]


class _Tallies(NamedTuple):
    """Counts by place: ticks (and cells without a figure), and figures with the States that gave them."""

    ticks: dict[_Place, int]
    figures: dict[_Place, tuple[int, Decimal]]


def question_table(question: Question, counted: Counted) -> QuestionTable:
    """Return the figures on one question; ValueError when more States replied than were asked."""
    regions = shown_regions(counted.submitted)
    return _table(
        question,
        counted,
        regions,
        _tallies(c for c in counted.counts if c.question == question.key),
    )


def questionnaire_table(questionnaire: Questionnaire, counted: Counted) -> dict[str, QuestionTable]:
    """Return the figures on every question by its key, in order; notes ask nothing and are left out."""
    tallies = _tallies(counted.counts)
    regions = shown_regions(counted.submitted)
    return {
        question.key: _table(question, counted, regions, tallies)
        for question in questionnaire.questions.values()
        if question.kind != "note"
    }


def _tallies(counts: Iterable[Count]) -> _Tallies:
    ticks: dict[_Place, int] = {}
    figures: dict[_Place, tuple[int, Decimal]] = {}
    for question, region, item, states, amount in counts:
        place = (question, item, region)
        if amount is None:
            ticks[place] = ticks.get(place, 0) + states
        else:
            before, so_far = figures.get(place, (0, Decimal(0)))
            figures[place] = (before + states, so_far + amount)
    return _Tallies(ticks, figures)


def _table(question: Question, counted: Counted, regions: tuple[str, ...], tallies: _Tallies) -> QuestionTable:
    columns = _columns(question.key, regions, counted)
    lines = tuple(_lines(question, regions, tallies))
    if question.kind != "number":
        return QuestionTable(question, columns, lines)
    values = [value for row in counted.amounts if row.question == question.key for value in row.values]
    return QuestionTable(question, columns, lines, spread(values))


def _columns(key: str, regions: tuple[str, ...], counted: Counted) -> tuple[Column, ...]:
    columns = []
    for region in regions:
        submitted = counted.submitted.get(region, 0)
        asked = counted.asked.get((key, region), 0)
        replied = counted.replied.get((key, region), 0)
        if not 0 <= replied <= asked <= submitted:
            raise ValueError(f"{key}, {region}: {replied} replied of {asked} asked of {submitted}")
        columns.append(Column(region, submitted, asked, replied))
    _, submitted_by, asked_by, replied_by = zip(*columns, strict=True)
    return (*columns, Column(ALL, sum(submitted_by), sum(asked_by), sum(replied_by)))


def _lines(question: Question, regions: tuple[str, ...], tallies: _Tallies) -> Iterable[Line]:
    for thing in _things(question):
        ticks = _ticks(question.key, thing.item, regions, tallies)
        if question.kind == "statistics":
            yield _with_figures(question.key, thing, ticks, regions, tallies)
        else:
            yield thing._replace(states=ticks)


def _things(question: Question) -> list[Line]:
    """Return the lines of a question before anything is counted."""
    match question.kind:
        case "implementation":
            return [Line(reply, "", message, None) for reply, message in REPLIES.items()]
        case "choice" | "choices":
            return [Line(option.key, option.text, "", None) for option in question.options]
        case "assistance":
            return [
                Line(f"{option.key}.{state}", option.text, message, None)
                for option in question.options
                for state, message in STATES.items()
            ]
        case "statistics":
            return [Line(f"{row.key}/{year}", row.text, "", year) for row in question.rows for year in question.years]
        case _:
            return []


def _ticks(key: str, item: str, regions: tuple[str, ...], tallies: _Tallies) -> tuple[int, ...]:
    ticks = tallies.ticks
    states = [ticks.get((key, item, region), 0) for region in regions]
    return (*states, sum(states))


def _with_figures(key: str, thing: Line, without: tuple[int, ...], regions: tuple[str, ...], tallies: _Tallies) -> Line:
    found = [tallies.figures.get((key, thing.item, region)) for region in regions]
    given = [figure[1] for figure in found if figure]
    states = [figure[0] if figure else 0 for figure in found]
    sums = [figure[1] if figure else None for figure in found]
    total = sum(given, start=Decimal(0)) if given else None
    return thing._replace(states=(*states, sum(states)), sums=(*sums, total), unavailable=without)


@cache
def _width(states: int, submitted: int) -> str:
    return f"{100 * states / submitted:.4g}%" if submitted else "0"
