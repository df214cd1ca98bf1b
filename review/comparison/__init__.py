"""Counting many States' submissions: by question and regional group, never by State.

The mechanism forbids a ranking, so nothing in this room knows the name of a State: the rows it counts come
from the store already added up by regional group.
"""

from review.comparison.counted import Amounts, Count, Counted
from review.comparison.flat import FIELDS, Figure, flat
from review.comparison.region import ALL, REGIONS, shown_regions
from review.comparison.table import Column, Line, QuestionTable, question_table, questionnaire_table

__all__ = [
    "ALL",
    "FIELDS",
    "REGIONS",
    "Amounts",
    "Column",
    "Count",
    "Counted",
    "Figure",
    "Line",
    "QuestionTable",
    "flat",
    "question_table",
    "questionnaire_table",
    "shown_regions",
]
