"""Word by word, what differs between two replies."""

from hypothesis import given, settings
from hypothesis import strategies as st

from review.questionnaire.difference import Piece, differences, pieces
from tests.unit.questionnaire.examples import question

WORDS = st.text(alphabet="ab ج中文\n", max_size=30)


def test_changed_words_are_named():
    assert pieces("No law yet", "No decree yet") == (
        Piece("both", "No "),
        Piece("gone", "law "),
        Piece("new", "decree "),
        Piece("both", "yet"),
    )


def test_a_chinese_character_is_a_word():
    assert pieces("没有法律", "没有法令") == (Piece("both", "没有法"), Piece("gone", "律"), Piece("new", "令"))


@settings(max_examples=100, deadline=None)
@given(WORDS, WORDS)
def test_no_sign_of_either_text_is_lost(earlier, later):
    found = pieces(earlier, later)
    assert "".join(piece.text for piece in found if piece.sign != "new") == earlier
    assert "".join(piece.text for piece in found if piece.sign != "gone") == later


def test_only_the_items_that_differ_are_told():
    asked = question("choices")
    found = differences(asked, {"options": ["act"]}, {"options": ["act", "group"]})
    assert [(difference.item, difference.pieces) for difference in found] == [("group", (Piece("new", "1"),))]
    assert [difference.item for difference in differences(asked, {"options": ["act"]}, None)] == ["act"]
    assert differences(asked, None, None) == []
