"""Reading a figure as people of six languages type it."""

from decimal import Decimal, InvalidOperation

#: Digits of Arabic and Persian keyboards, full-width digits of Chinese ones, and separators, as plain signs.
_SIGNS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹0123456789٫−", "012345678901234567890123456789.-")
_GAPS = dict.fromkeys(map(ord, " \u00a0\u202f\u2009'’٬"))

#: Most digits a figure may have: more is a slip of the hand.
MOST_DIGITS = 18


def figure(text: str) -> Decimal | None:
    """Read a typed figure, None when it is none.

    Blanks and apostrophes between thousands are allowed, and a comma where it can only be a decimal
    sign ("12,5") or only part thousands ("1,234,567"). "1,234" is refused: in half of the languages
    it means one and a bit, in the other half a thousand more.
    """
    plain = text.strip().translate(_SIGNS).translate(_GAPS)
    commas = plain.count(",")
    if commas > 1 and "." not in plain and all(len(p) == 3 for p in plain.split(",")[1:]):
        plain = plain.replace(",", "")
    elif commas == 1 and "." not in plain and len(plain.split(",")[1]) != 3:
        plain = plain.replace(",", ".")
    if not plain.isascii() or any(c not in "0123456789.-" for c in plain):
        return None
    try:
        number = Decimal(plain)
    except InvalidOperation:
        return None
    return number if len(number.as_tuple().digits) <= MOST_DIGITS else None


def canonical(number: Decimal) -> str:
    """Write a number one way only: no exponent, no zeros behind the last decimal."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
