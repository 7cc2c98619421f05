"""Places where a template still waits for its words, however the template marks them."""

import re
from collections.abc import Iterator

from firewarden.vocabulary.finding import Code, Finding, Weight
from firewarden.vocabulary.said import say

BLANK = re.compile(
    r"\[(?!(?:sic|\.{3}|…|!|\?)\])[^\]\n]{0,60}\](?!\()"  # [NAME], but not [sic] nor the words of a [link](...)
    r"|\{\{[^}\n]{0,60}\}\}|\$\{[^}\n]{1,40}\}|\{[^\W\d][\w .-]{0,40}\}"
    r"|<[A-ZÀ-Þ][A-ZÀ-Þ\d _-]{1,40}>|<<[^>\n]{1,40}>>|%\(\w{1,40}\)s|%[A-Z_]{2,40}%"
    r"|_{3,}|\.{5,}|\?{3,}"
    r"|\b(?:XX+|xx+|TBD|TBC|TODO|FIXME|HH:MM|DD[./-]MM|TT\.MM|JJ/MM)\b|(?i:\blorem ipsum\b)"
)


def blanks(text: str) -> Iterator[Finding]:
    """One finding for each blank; each of them stops the text."""
    for match in BLANK.finditer(text):
        yield Finding(
            code=Code.BLANK,
            weight=Weight.BLOCK,
            message=say("{blank} is still to be filled in.", blank=match[0]),
            start=match.start(),
            end=match.end(),
        )
