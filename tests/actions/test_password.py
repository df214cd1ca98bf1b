"""Which passwords are good enough: long, and not made of what everybody types."""

import pytest

from review.actions import password
from review.actions.password import hashed, matches, pieces
from review.actions.refusal import Refused
from review.place import COMMON_PASSWORDS
from tests.making import password_hash

COMMON = [
    "passwordpassword",
    "P@ssw0rd12345678",
    "Password-Password-1",
    "qwertyuiopasdfghjkl",
    "1q2w3e4r5t6y7u8i",
    "azertyuiopqsdfg",
    "йцукенгшщзхъфыва",
    "ضصثقفغعهخحجدضصثق",
    "123456789012345",
    "987654321098765",
    "314159314159314159",
    "aaaaaaaaaaaaaaaa",
    "abcabcabcabcabcab",
    "abababbabaabbab",
    "correct horse battery staple",
    "CorrectHorseBatteryStaple!",
    "to be, or not to be",
    "MayTheForceBeWithYou2026",
    "iloveyouforever",
    "I l0ve y0u s0 much",
    "administrator2026",
    "Palermo-Review-2026",
    "Summer2026Summer2026",
    "motdepasse motdepasse",
    "je t'aime mon amour",
    "contraseña123456",
    "мойпароль12345678",
    "бытьилинебыть2026",
    "كلمةالسركلمةالسر",
    "我爱你我爱你我爱你我爱你我爱你",
    "united nations convention",
]

GOOD = [
    "violet kettle in march rain",
    "tulip granite bicycle lemon",
    "zebra-kettle-moss-41",
    "Xq7#pL2vBn9!kRt4",
    "trois renards sous la pluie",
    "четыре зелёных чайника поют",
    "سبعة جمال تعبر الوادي ليلا",
    "紫色的茶壶在三月的雨里唱一首旧歌",
]


@pytest.mark.parametrize("typed", COMMON)
def test_common_ones_are_refused(typed: str) -> None:
    """Whatever signs stand for letters, whatever stands between the pieces."""
    with pytest.raises(Refused, match="common"):
        hashed(typed)


@pytest.mark.parametrize("typed", GOOD)
def test_a_few_words_in_a_row_do_well(typed: str) -> None:
    """In every language, and without capitals, figures or signs (no composition rules)."""
    assert pieces(typed) > password.FEWEST_PIECES
    assert matches(hashed(typed), typed)
    assert not matches(hashed(typed), typed + " ")


@pytest.mark.parametrize("length", [0, 1, 14])
def test_too_short(length: int) -> None:
    """The message says how long."""
    with pytest.raises(Refused, match="at least 15"):
        hashed("Xq7#pL2vBn9!kRt4"[:length])


def test_too_long_and_just_not() -> None:
    """A limit, so that nobody can keep the server hashing."""
    typed = "".join(chr(0x4E00 + 7 * n) for n in range(200))
    assert hashed(typed)
    with pytest.raises(Refused, match="at most 200"):
        hashed(typed + "x")


def test_the_own_name_counts_for_nothing() -> None:
    """Neither the address nor parts of it."""
    assert hashed("fitzwilliam-darcy-77")
    with pytest.raises(Refused, match="common"):
        hashed("fitzwilliam-darcy-77", "Fitzwilliam.Darcy@example.org")
    with pytest.raises(Refused, match="common"):
        hashed("fitzwilliam.darcy@pemberley", "fitzwilliam.darcy@pemberley.example")


def test_one_letter_written_in_two_ways_is_one() -> None:
    """é as one character or as two, full-width letters of a Chinese keyboard."""
    assert matches(hashed("caf\u00e9 violet sous la pluie"), "cafe\u0301 violet sous la pluie")
    assert matches(hashed("tulip granite bicycle"), "ｔｕｌｉｐ granite bicycle")


def test_a_hash_that_is_none_matches_nothing() -> None:
    """An account whose password was never set is closed, not broken."""
    assert not matches("", "anything")
    assert not matches("!", "anything")
    assert not matches(password_hash(), "")


def test_the_list_is_small_and_clean() -> None:
    """What the decision record says of it."""
    assert COMMON_PASSWORDS.stat().st_size < 40_000
    lines = COMMON_PASSWORDS.read_text("utf-8").splitlines()
    listed = [line for line in lines if not line.startswith("#")]
    assert len(listed) == len(set(listed)) > 1_000
    assert all(line == line.strip().casefold() and line for line in listed)
