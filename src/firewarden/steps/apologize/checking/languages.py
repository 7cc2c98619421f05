"""The languages in which apologies are checked."""

from functools import cache

from firewarden.steps.apologize.checking import english, french, german, italian, portuguese, spanish
from firewarden.steps.apologize.checking.speech import Rules, rules_of

SPEECHES = {one.SPEECH.language: one.SPEECH for one in (english, spanish, french, german, portuguese, italian)}


@cache
def rules_for(language: str) -> Rules:
    """English for a language that is not known."""
    return rules_of(SPEECHES.get(language[:2].lower(), english.SPEECH))
