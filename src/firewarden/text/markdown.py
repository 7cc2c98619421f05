"""Keeps a network from taking signs of a text for its own marks: what was approved is what people read."""

import re

from firewarden.text.length import links_in

_SIGNS = re.compile(r"[\\*_~`|<>\[\]^]|&(?=#?\w+;)")
_BEGINS = re.compile(r"(?m)^(\s*)([#+-])(?=\s|#)|^(\s*\d+)([.)])(?=\s)")
_LINE = re.compile(r"(?<!\n)\n(?!\n)")


def escaped(text: str) -> str:
    r"""With a backslash before whatever Markdown would read; links are left as they are.

    >>> print(escaped("*Two* at https://a.example/x_y\n# 1"))
    \*Two\* at https://a.example/x_y
    \# 1
    """
    parts, done = [], 0
    for start, end in links_in(text):
        parts += [_SIGNS.sub(r"\\\g<0>", text[done:start]), text[start:end]]
        done = end
    whole = "".join([*parts, _SIGNS.sub(r"\\\g<0>", text[done:])])
    return _BEGINS.sub(lambda found: f"{found[1] or found[3] or ''}\\{found[2] or found[4]}", whole)


def with_lines(text: str) -> str:
    """Where one line end alone would become a space, as on Reddit."""
    return _LINE.sub("  \n", text)
