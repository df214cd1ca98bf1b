"""A font of our own with the few signs that text fonts lack: tick boxes and the marks of obligation.

The signs are real characters, so that they can be read aloud, searched and copied; a box drawn with
borders could not. `python -m review.documents.signs FILE` writes the font anew.
"""

import math
import sys
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._g_l_y_f import Glyph

FAMILY = "Review Signs"

#: Quarters of the circle that are filled, clockwise from the top.
_CIRCLES = {"○": 0, "◔": 1, "◑": 2, "◕": 3, "●": 4}
#: Widths of blanks: space, no-break space, em space.
_BLANKS = {" ": 260, "\u00a0": 260, "\u2003": 1000}
_EM, _WIDTH = 1000, 800
_LEFT, _BOTTOM, _RIGHT, _TOP, _STROKE = 60, -20, 740, 660, 58
_CENTRE = ((_LEFT + _RIGHT) / 2, (_BOTTOM + _TOP) / 2)


def font() -> bytes:
    """Return the font as a TrueType file, the same bytes each time."""
    glyphs = {".notdef": _box(crossed=False), "☐": _box(crossed=False), "☒": _box(crossed=True)}
    glyphs |= {sign: _circle(quarters) for sign, quarters in _CIRCLES.items()}
    # A text setter takes the blank after a sign from the font of the sign.
    glyphs |= dict.fromkeys(_BLANKS, TTGlyphPen(None).glyph())
    names = {sign: sign if sign == ".notdef" else f"uni{ord(sign):04X}" for sign in glyphs}
    builder = FontBuilder(_EM, isTTF=True)
    builder.setupGlyphOrder(list(names.values()))
    builder.setupCharacterMap({ord(sign): name for sign, name in names.items() if sign != ".notdef"})
    builder.setupGlyf({names[sign]: glyph for sign, glyph in glyphs.items()})
    builder.setupHorizontalMetrics({name: (_BLANKS.get(sign, _WIDTH), _LEFT) for sign, name in names.items()})
    builder.setupHorizontalHeader(ascent=900, descent=-250)
    builder.setupNameTable({"familyName": FAMILY, "styleName": "Regular", "psName": FAMILY.replace(" ", "")})
    builder.setupOS2(sTypoAscender=900, sTypoDescender=-250, usWinAscent=900, usWinDescent=250)
    builder.setupPost()
    # The font says when it was made; a fixed moment keeps the bytes the same.
    builder.updateHead(created=3_800_000_000, modified=3_800_000_000)
    builder.font.recalcTimestamp = False
    written = BytesIO()
    builder.save(written)
    return written.getvalue()


def _box(*, crossed: bool) -> Glyph:
    pen = TTGlyphPen(None)
    _square(pen, 0)
    _square(pen, _STROKE, inner=True)
    if crossed:
        gap, half = 150, 40
        low_x, low_y, high_x, high_y = _LEFT + gap, _BOTTOM + gap, _RIGHT - gap, _TOP - gap
        for x, far_x, lean in ((low_x, high_x, 1), (high_x, low_x, -1)):
            corners = [
                (x - half * lean, low_y + half),
                (far_x - half * lean, high_y + half),
                (far_x + half * lean, high_y - half),
                (x + half * lean, low_y - half),
            ]
            _polygon(pen, corners if lean == 1 else corners[::-1])
    return pen.glyph()


def _square(pen: TTGlyphPen, inset: int, *, inner: bool = False) -> None:
    left, bottom, right, top = _LEFT + inset, _BOTTOM + inset, _RIGHT - inset, _TOP - inset
    corners = [(left, bottom), (left, top), (right, top), (right, bottom)]
    _polygon(pen, [(float(x), float(y)) for x, y in (corners[::-1] if inner else corners)])


def _polygon(pen: TTGlyphPen, corners: Sequence[tuple[float, float]]) -> None:
    pen.moveTo(_whole(corners[0]))
    for corner in corners[1:]:
        pen.lineTo(_whole(corner))
    pen.closePath()


def _circle(quarters: int) -> Glyph:
    pen = TTGlyphPen(None)
    outer = (_RIGHT - _LEFT) / 2 - 20
    _ring(pen, outer, clockwise=True)
    if quarters < 4:
        _ring(pen, outer - _STROKE, clockwise=False)
    if 0 < quarters < 4:
        radius = outer - _STROKE / 2
        pen.moveTo(_whole(_CENTRE))
        pen.lineTo(_whole(_at(0, radius)))
        _arc(pen, 0, quarters * 2, radius)
        pen.closePath()
    return pen.glyph()


def _ring(pen: TTGlyphPen, radius: float, *, clockwise: bool) -> None:
    pen.moveTo(_whole(_at(0, radius)))
    _arc(pen, 0, 8 if clockwise else -8, radius)
    pen.closePath()


def _arc(pen: TTGlyphPen, start: int, end: int, radius: float) -> None:
    """Go on along the circle in eighths of a turn, each one a curve whose handle lies outside the circle."""
    step = 1 if end > start else -1
    for eighth in range(start, end, step):
        handle = _at(eighth + step / 2, radius / math.cos(math.pi / 8))
        pen.qCurveTo(_whole(handle), _whole(_at(eighth + step, radius)))


def _at(eighth: float, radius: float) -> tuple[float, float]:
    angle = math.pi / 2 - eighth * math.pi / 4
    return _CENTRE[0] + radius * math.cos(angle), _CENTRE[1] + radius * math.sin(angle)


def _whole(point: tuple[float, float]) -> tuple[int, int]:
    return round(point[0]), round(point[1])


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(font())
