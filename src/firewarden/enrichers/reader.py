"""Reads one post: its language, its tone, and what it claims. The order of the parts is decided here."""

import re
from collections.abc import Sequence

from firewarden.enrichers import hazards, language, tone
from firewarden.enrichers.evidence import Evidence, gather
from firewarden.enrichers.lexicon import LANGUAGES, lexicon
from firewarden.enrichers.words import opened, plain, tokens
from firewarden.vocabulary.mention import Reading
from firewarden.vocabulary.post import Post

_SHOUTED = re.compile(r"\b[A-Z]{3,}\b")
_DIGIT = re.compile(r"\d")
_TELLING = 2.0
"""So strong must emoji be to decide the tone of a text whose language we have no words of."""

_WITHOUT_LANGUAGE = ("en", "es", "pt", "fr", "de", "it", "hi")
"""Tried in this order on texts too short to tell their language."""


def read(posts: Sequence[Post]) -> list[Reading]:
    """One reading for each post, in order."""
    return [_read(post) for post in posts]


def _read(post: Post) -> Reading:
    whole = f"{post.title}. {post.text}" if post.title else post.text
    text = plain(whole)
    row = tokens(opened(text))
    lang, certainty = language.guess(text, row, post.lang)
    lang, certainty, heard = evidence_in(row, lang, certainty)
    evidence, form = heard or Evidence(), form_of(whole, text, row)
    if post.rating is not None:
        verdict = tone.of_stars(post.rating)
    else:
        verdict = tone.judge(evidence, form) if heard is not None else tone.UNREAD
    return Reading(
        lang=lang,
        lang_confidence=certainty,
        tone=verdict.tone,
        score=verdict.score,
        confidence=verdict.confidence,
        arousal=tone.arousal(evidence, form),
        first_person=evidence.me,
        question=form.asks,
        hazards=hazards.claimed(row, lang),
    )


def evidence_in(row: list[str], lang: str | None, certainty: float) -> tuple[str | None, float, Evidence | None]:
    """The evidence of a text in its language, or None where there is no ground to say anything."""
    if lang in LANGUAGES:
        return lang, certainty, gather(row, lexicon(lang).words(row), lang)
    if lang is None:
        for tried in _WITHOUT_LANGUAGE:
            found = gather(row, lexicon(tried).words(row), tried)
            if found.good or found.bad:
                return tried, 0.3, found
        return None, 0.0, None
    signs = [token for token in row if not token[0].isalnum()]
    found = gather(signs, lexicon("en").words(signs), "en")
    return lang, certainty, found if max(found.best, found.worst) >= _TELLING else None


def form_of(whole: str, text: str, row: list[str]) -> tone.Form:
    """What the text looks like: `whole` as it came, `text` made plain, `row` its tokens."""
    shouted = len(_SHOUTED.findall(text))
    return tone.Form(
        length=len(row),
        exclaims=text.count("!"),
        asks="?" in text or "؟" in text,
        shouts=min(1.0, 2 * shouted / (1 + text.count(" "))) if shouted else 0.0,
        link="://" in whole,
        number=_DIGIT.search(text) is not None,
    )
