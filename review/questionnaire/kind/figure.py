"""Reading a figure as people of six languages type it."""

import re
from decimal import Decimal, InvalidOperation

#: Digits of Arabic and Persian keyboards, full-width digits of Chinese ones, and separators, as plain signs.
_SIGNS = str.maketrans(
    "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19٫\u2212",
    "012345678901234567890123456789.-",
)
_GAPS = dict.fromkeys(map(ord, " \u00a0\u202f\u2009'’٬"))

#: A figure with commas between its thousands, as in 1,234,567.
_THOUSANDS = re.compile(r"-?\d{1,3}(,\d{3}){2,}")

#: Most digits a figure may have, behind the decimal sign too: more is a slip of the hand.
MOST_DIGITS = 18


def figure(text: str) -> Decimal | None:
    """Read a typed figure, None when it is none.

    Blanks and apostrophes between thousands are allowed, and a comma where it can only be a decimal
    sign ("12,5") or only part thousands ("1,234,567"). "1,234" is refused: in half of the languages
    it means one and a bit, in the other half a thousand more.
    """
    plain = text.strip().translate(_SIGNS).translate(_GAPS)
    commas = plain.count(",")
    if _THOUSANDS.fullmatch(plain):
        plain = plain.replace(",", "")
    elif commas == 1 and "." not in plain and len(plain.split(",")[1]) != 3:
        plain = plain.replace(",", ".")
    if not plain.isascii() or any(c not in "0123456789.-" for c in plain):
        return None
    try:
        number = Decimal(plain)
    except InvalidOperation:
        return None
    _, digits, exponent = number.as_tuple()
    # Only signs and digits are left here, so the exponent is a number: no infinity, no NaN.
    return number if max(len(digits), -int(exponent)) <= MOST_DIGITS else None


def canonical(number: Decimal) -> str:
    """Write a number one way only: no exponent, no zeros behind the last decimal, no minus before zero."""
    if not number:
        return "0"
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
