"""The color of a brand on its page, always readable: the words on it are black or white, whichever stands out more."""

import re

COLOR = re.compile(r"#[0-9a-fA-F]{6}")
PLAIN = "#5b6b7f"


def stylesheet(color: str) -> str:
    """Two names the style of the page uses.

    >>> stylesheet("#ffcc00")
    ':root { --brand: #ffcc00; --on-brand: #000000; }\\n'
    """
    color = color if COLOR.fullmatch(color) else PLAIN
    return f":root {{ --brand: {color.lower()}; --on-brand: {on(color)}; }}\n"


def on(color: str) -> str:
    """Black or white (WCAG 2.2: at least 4.5 to 1 for one of them, whatever the color)."""
    return "#000000" if contrast(color, "#000000") >= contrast(color, "#ffffff") else "#ffffff"


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, relative luminance.

    >>> contrast("#000000", "#ffffff")
    21.0
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return round((lighter + 0.05) / (darker + 0.05), 2)


def _luminance(color: str) -> float:
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
