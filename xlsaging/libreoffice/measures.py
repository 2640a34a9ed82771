"""Lengths and colours: points and characters as Excel counts them, hundredths of a millimetre as LibreOffice does."""

from __future__ import annotations

from typing import Any

from xlwings.utils import hex_to_rgb, int_to_rgb

HUNDREDTHS_PER_POINT = 2540 / 72
HUNDREDTHS_PER_PIXEL = 2540 / 96
DIGIT_PIXELS, PADDING_PIXELS = 7, 5
"""Excel's column width counts digits of its default font, Calibri 11, plus a padding."""
STANDARD_CHARACTERS = 8.43
"""How wide a column of a new sheet is."""
NO_COLOUR = -1


def hundredths(points: float) -> int:
    """Points as hundredths of a millimetre.

    >>> hundredths(72)
    2540
    """
    return round(points * HUNDREDTHS_PER_POINT)


def points(hundredths_of_mm: float) -> float:
    """Hundredths of a millimetre as points, to the quarter that Excel places things by.

    >>> points(2540), points(452)
    (72.0, 12.75)
    """
    return round(hundredths_of_mm / HUNDREDTHS_PER_POINT * 4) / 4


def width_of_characters(characters: float) -> int:
    """A column width in characters as hundredths of a millimetre.

    >>> characters_of_width(width_of_characters(8.43))
    8.43
    """
    pixels = (
        characters * DIGIT_PIXELS + PADDING_PIXELS if characters >= 1 else characters * (DIGIT_PIXELS + PADDING_PIXELS)
    )
    return round(int(pixels + 0.5) * HUNDREDTHS_PER_PIXEL)


def characters_of_width(width: float) -> float:
    """A width in hundredths of a millimetre as Excel's number of characters, to two digits."""
    pixels = round(width / HUNDREDTHS_PER_PIXEL)
    full = DIGIT_PIXELS + PADDING_PIXELS
    return round(pixels / full if pixels < full else (pixels - PADDING_PIXELS) / DIGIT_PIXELS, 2)


def colour(value: Any) -> int:
    """A colour as LibreOffice counts it, from (r, g, b), "#rrggbb" or Excel's integer.

    >>> colour((255, 0, 0)), colour("#0000ff"), colour(255)
    (16711680, 255, 16711680)
    """
    if isinstance(value, str):
        value = hex_to_rgb(value)
    elif isinstance(value, int):
        value = int_to_rgb(value)
    red, green, blue = value
    return (int(red) << 16) | (int(green) << 8) | int(blue)


def rgb(value: int) -> tuple[int, int, int]:
    """LibreOffice's colour as (r, g, b).

    >>> rgb(16711680)
    (255, 0, 0)
    """
    return value >> 16 & 255, value >> 8 & 255, value & 255
