"""Plain text of the HTML that networks send."""

from html import unescape
from re import compile as pattern

import nh3

_BREAK = pattern(r"(?i)<(?:br|/?p|/?div|/?li|/?tr|/?blockquote|/?pre|/?h[1-6])\b[^<>]*>")
_SPACES, _LINES = pattern(r"[^\S\n]+"), pattern(r"\s*\n\s*")
_SILENT = {"script", "style", "noscript", "template"}


def plain(html: str) -> str:
    """Text as a reader sees it, blocks on lines of their own. Linear in the length of any input.

    >>> plain("<p>It&#x27;s <i>bad</i>.<br>See &lt;b&gt;</p><script>x</script>")
    "It's bad.\\nSee <b>"
    """
    if "<" not in html and "&" not in html:
        return _tidy(html)
    return _tidy(unescape(nh3.clean(_BREAK.sub("\n", html), tags=set(), clean_content_tags=_SILENT)))


def _tidy(text: str) -> str:
    return _LINES.sub("\n", _SPACES.sub(" ", text)).strip()
