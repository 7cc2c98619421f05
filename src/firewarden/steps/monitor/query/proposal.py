"""A first query for a brand, made from its name, its handles and the words that mean something else."""

import re
from collections.abc import Iterable

from firewarden.steps.monitor.query.lexer import QUOTE
from firewarden.steps.monitor.query.syntax import Cased, Span, Tag, Term
from firewarden.steps.monitor.query.wording import Check, wording_of
from firewarden.text.fold import clean, fold, plain
from firewarden.vocabulary.errors import BadInput
from firewarden.vocabulary.said import say

SHORTEST_JOINED = 5
SIGNS = ("#", "@", "＃", "＠")


def propose(name: str, handles: Iterable[str] = (), excluded: Iterable[str] = ()) -> str:
    """Finds the name, the name as one word (as in hashtags), the handles, and not the excluded words.

    Raises BadInput when neither the name nor a handle holds anything to look for.
    """
    wanted = [_quoted(name), _spoken(name), _one_word(name), *(_handle(handle) for handle in handles)]
    parts = list(dict.fromkeys(part for part in wanted if part))
    if not parts:
        raise BadInput(
            say("There is no word in “{name}” to look for. Give the brand's name or one of its handles.", name=name)
        )
    unwanted = list(dict.fromkeys(part for part in map(_quoted, excluded) if part))
    if not unwanted:
        return " OR ".join(parts)
    return f"{_grouped(parts)} NOT {_grouped(unwanted)}"


def _quoted(words: str) -> str | None:
    """A word as it is, several in quotation marks; without accents, so that both spellings are found."""
    text = " ".join(re.sub(f"[{QUOTE}*?]", " ", clean(words)).split())
    if "://" not in text and "www." not in text.lower():
        text = plain(text)
    if words.strip()[:1] in SIGNS and _tag(text):
        return text
    wording = wording_of(Term(span=Span(0, len(text)), text=text))
    if wording is None:
        return None
    simple = wording.check is Check.NONE and len(wording.words) == 1 and text.isalnum() and not _operator(text)
    return text if simple else f'"{text}"'


def _spoken(name: str) -> str | None:
    """Marks & Spencer is also written Marks and Spencer, AT&T is not."""
    before, sign, after = clean(name).partition("&")
    if not sign or min(len(before.strip()), len(after.strip())) < 3:
        return None
    return _quoted(f"{before} and {after}")


def _one_word(name: str) -> str | None:
    """The name without spaces and signs, where that is one plain word: Wendy's as wendys. Short
    ones mean too much else: H&M is not hm."""
    wording = wording_of(Cased(span=Span(0, len(name)), text=name))
    if wording is None or len(wording.words) < 2:
        return None
    joined = wording.line.replace(" ", "")
    return joined if len(joined) >= SHORTEST_JOINED and joined.isascii() and joined.isalnum() else None


def _handle(handle: str) -> str | None:
    bare = handle.strip().lstrip("@＠")
    return _tag(f"@{bare}") if bare else None


def _tag(text: str) -> str | None:
    """The text, where all of it is one handle or hashtag."""
    wording = wording_of(Tag(span=Span(0, len(text)), text=text)) if text[:1] in SIGNS and text.isprintable() else None
    return text if wording and wording.tag == fold(text) else None


def _operator(text: str) -> bool:
    return text.upper() in ("AND", "OR", "NOT", "NEAR", "ONEAR")


def _grouped(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"({' OR '.join(parts)})"
