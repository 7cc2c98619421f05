"""Words that are used again: only with blanks, so that nobody sends the same to everybody."""

import re

from firewarden.text.blanks import BLANK
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused

LONGEST = 2_000
"""Characters of one module."""
_BRACES = re.compile(r"[{}]")


def refusal(text: str) -> Refused | None:
    """Why these words cannot be a module."""
    if not text.strip():
        return Refused(reason=say("The module is empty."))
    if len(text) > LONGEST:
        return Refused(reason=say("The module is longer than {most} characters.", most=LONGEST))
    if not BLANK.search(text):
        return Refused(
            reason=say("A module needs a blank, such as {blank}: without one everybody gets the same.", blank=_SHOWN)
        )
    if _BRACES.search(BLANK.sub("", text)):
        return Refused(
            reason=say("Write each blank as {blank}, in letters: another one would not stop the reply.", blank=_SHOWN)
        )
    return None


def joined(text: str, words: str) -> str:
    """What was typed, and the words inserted below it.

    >>> joined("Hello Ana,", "we are looking for {what}.")
    'Hello Ana,\\n\\nwe are looking for {what}.'
    """
    return "\n\n".join(part for part in (text.rstrip(), words.strip()) if part)


_SHOWN = "{what happened}"
