"""Which passwords are good enough, and their hashes (decisions/0002-passwords.md)."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from review.actions.refusal import Refused
from review.language import N_
from review.place import COMMON_PASSWORDS

#: Shortest password, in characters (NIST SP 800-63B-4 asks for 15 where a password stands alone).
SHORTEST_PASSWORD = 15
LONGEST_PASSWORD = 200

#: A password of at most this many well-known pieces is a common one.
FEWEST_PIECES = 3

#: Fewest different characters.
FEWEST_CHARACTERS = 5

#: Rows of the keyboards of our languages, and other orders that people type along.
_ORDERS = (
    "01234567890",
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "qwertzuiop",
    "yxcvbnm",
    "azertyuiop",
    "qsdfghjklm",
    "wxcvbn",
    "йцукенгшщзхъ",
    "фывапролджэ",
    "ячсмитьбю",
    "ضصثقفغعهخحجد",
    "شسيبلاتنمكط",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "1q2w3e4r5t6y7u8i9o0p",
    "qawsedrftgyhujikolp",
    "147258369",
    "159357",
)
_ORDERED = "\n".join((*_ORDERS, *(order[::-1] for order in _ORDERS)))

#: Signs that stand for a letter; i, l and 1 are one letter here.
_SIGNS = str.maketrans("0134578@$!l", "oieastbasii")

#: What stands between pieces and counts for nothing.
_GAPS = re.compile(r"[\s_.,;:\-–/+*&'’\"()]+")

_YEAR = re.compile(r"(19|20)\d\d")

_hasher = PasswordHasher()


def hashed(password: str, email: str = "") -> str:
    """Return the argon2 hash of a new password; Refused when it is too short, too long or too common."""
    plain = _normal(password)
    if len(plain) < SHORTEST_PASSWORD:
        raise Refused(
            N_("A password has at least %(shortest)d characters; a few words in a row do well."),
            {"shortest": SHORTEST_PASSWORD},
        )
    if len(plain) > LONGEST_PASSWORD:
        raise Refused(N_("A password has at most %(longest)d characters."), {"longest": LONGEST_PASSWORD})
    if is_common(plain, email):
        raise Refused(N_("This password is a common one, or near to it. Choose another one."))
    return _hasher.hash(plain)


def matches(hash_: str, password: str) -> bool:
    """Say whether a password has this hash."""
    try:
        return _hasher.verify(hash_, _normal(password))
    except (VerifyMismatchError, InvalidHashError):
        return False


@cache
def nobodys_hash() -> str:
    """Return a hash to be asked when there is no account, so that this takes as long as when there is one."""
    return _hasher.hash("a password that belongs to nobody")


def _normal(password: str) -> str:
    # Keyboards write one letter in more than one way; NFKC makes them equal (SP 800-63B-4, 3.1.1.2).
    return unicodedata.normalize("NFKC", password)


def is_common(password: str, email: str = "") -> bool:
    """Say whether a password is one that many use, or near to it, or near to the own address."""
    raw = _GAPS.sub("", password.casefold())
    once = _once(raw)
    repeats = once != raw and len(once) < SHORTEST_PASSWORD
    parts = [part for part in re.split(r"[\W_]+", email) if len(part) > 2]
    own = [email, email.partition("@")[0], *parts]
    return repeats or len(set(raw)) < FEWEST_CHARACTERS or pieces(once, own) <= FEWEST_PIECES


def pieces(password: str, own: Collection[str] = ()) -> int:
    """Return of how few pieces a password can be put together.

    A piece is a listed word (also with signs for letters), a word of `own`, a run along a keyboard or
    the alphabet, one character repeated, a year, or any single character. Blanks and punctuation
    between pieces count for nothing.
    """
    raw = _GAPS.sub("", password.casefold())
    letters = raw.translate(_SIGNS)
    words = {*_common(), *(_GAPS.sub("", word.casefold()).translate(_SIGNS) for word in own)}
    longest = max(map(len, words), default=0)
    fewest = [0]
    for end in range(1, len(raw) + 1):
        best = fewest[end - 1] + 1
        for start in range(end - 2, -1, -1):
            text = raw[start:end]
            if (end - start <= longest and letters[start:end] in words) or _is_pattern(text):
                best = min(best, fewest[start] + 1)
        fewest.append(best)
    return fewest[-1]


def _once(text: str) -> str:
    """Return the part of which a text is repetitions (the last one may be cut short), or the text."""
    for period in range(1, len(text) // 2 + 1):
        if text[period:] == text[:-period]:
            return text[:period]
    return text


def _is_pattern(text: str) -> bool:
    if len(text) < 3:
        return False
    return len(set(text)) == 1 or text in _ORDERED or bool(_YEAR.fullmatch(text))


@cache
def _common() -> frozenset[str]:
    return frozenset(_lines())


def _lines() -> Iterator[str]:
    for line in COMMON_PASSWORDS.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield _GAPS.sub("", line).translate(_SIGNS)
