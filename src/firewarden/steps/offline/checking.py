"""Is this a good way to take one person's problem out of the public? In two steps: first a public word that names the
problem and says why, where and when; then the private talk (Herhausen et al. 2019).

Works on patterns of six languages. Everything advises; only personal data and blanks stop a text.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from firewarden.text.acts import Act, Span, found, negated, readable
from firewarden.text.acts.invitation import bare, bare_finding, invited, named, reasons, sentences
from firewarden.text.blanks import blanks
from firewarden.text.content import content
from firewarden.text.private import personal_data
from firewarden.text.tongue import tongue
from firewarden.text.topics import topic_of, topics_of
from firewarden.vocabulary.finding import Code, Component, Finding, Report, Weight
from firewarden.vocabulary.said import Said, say

CAPS: dict[Code, int] = {Code.BARE_DM: 20, Code.STAY_PUBLIC: 30, Code.ASKS_IN_PUBLIC: 30}
BLOCKED = 10
EACH = 20
_OPENLY = re.compile(
    r"(?<!\w)(?:here|below|in the comments?|hier|unten|aqui|abajo|ici|ci-dessous|abaixo|qui sotto|qui)(?!\w)"
)

Parts = Mapping[str, tuple[Span, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """`posts` are the person's own, oldest first; `language` None: found by the words; `ours` our own contacts."""

    posts: tuple[str, ...] = ()
    language: str | None = None
    ours: tuple[str, ...] = ()


def check(text: str, background: Background) -> Report:
    """Findings in the order of the text, those of the whole last. `score` counts 20 for each of the five parts."""
    if not text.strip():
        empty = Finding(code=Code.EMPTY, weight=Weight.BLOCK, message=say("There is no text yet."))
        return Report(components=(), score=0, findings=(empty,))
    lang = background.language or tongue(text, *background.posts)
    plain = readable(text)
    parts = _parts(text, plain, lang, background.posts)
    findings = [
        *personal_data(text, background.ours),
        *blanks(text),
        *_missing(plain, lang, parts),
        *_in_public(plain, lang),
        *_of_all(plain, lang, background),
    ]
    findings.sort(key=lambda one: (not one.end, one.start, one.end, one.code))
    caps = [CAPS[one.code] for one in findings if one.code in CAPS]
    caps += [BLOCKED for one in findings if one.weight is Weight.BLOCK]
    return Report(
        components=tuple(Component(name=name, spans=spans) for name, spans in parts.items()),
        score=min([EACH * sum(map(bool, parts.values())), *caps]),
        findings=tuple(findings),
    )


def _parts(text: str, plain: str, lang: str, posts: Sequence[str]) -> Parts:
    return {
        "acknowledges": tuple(_named(text, plain, lang, posts)),
        "reason": tuple(reasons(plain, lang)),
        "channel": tuple(found(plain, Act.CHANNEL, lang)),
        "time": tuple(found(plain, Act.TIME, lang)),
        "bring": tuple(found(plain, Act.BRING, lang)),
    }


def _named(text: str, plain: str, lang: str, posts: Sequence[str]) -> list[Span]:
    """Words of the person's own problem; where their post is not known, words of any thing people write about, unless
    they only say what to bring or where to go."""
    asked = frozenset(one for post in posts for one, _ in content(post, lang))
    things = topics_of(asked)
    spans = [
        span
        for one, span in content(text, lang)
        if one in asked or topic_of(one) & things or (not posts and topic_of(one))
    ]
    return named(plain, lang, spans)


def _missing(plain: str, lang: str, parts: Parts) -> Iterator[Finding]:
    if bare(plain, lang, concrete=bool(parts["acknowledges"])):
        yield bare_finding(plain, lang)
    elif not parts["reason"]:
        yield _whole(
            Code.NO_REASON,
            say("It does not say why this has to be private."),
            say("Say it: their data, their account, a case that needs details."),
        )
    if not parts["channel"]:
        yield _whole(
            Code.NO_CHANNEL,
            say("It does not say where the private talk is."),
            say("Name one channel, with its address or link."),
        )
    if not parts["time"]:
        yield _whole(
            Code.NO_TIME,
            say("It does not say when they hear from you."),
            say("Name a time you can keep, such as “within two hours”."),
        )


def _in_public(plain: str, lang: str) -> Iterator[Finding]:
    """Personal data asked for where everybody reads: no private channel in the same sentence or beside it."""
    spans = sentences(plain)
    inviting, personal, handing = (
        invited(plain, lang),
        found(plain, Act.PERSONAL, lang),
        found(plain, Act.HANDS_OVER, lang),
    )
    private = [any(start <= at < end for at, _ in inviting) for start, end in spans]
    for index, (start, end) in enumerate(spans):
        asked = [one for one in personal if start <= one[0] < end]
        hands = [one for one in handing if start <= one[0] < end]
        if not asked or not hands or negated(plain, hands[0]):
            continue
        openly = _OPENLY.search(plain, asked[0][1], end) and not private[index]
        if openly or not any(private[max(0, index - 1) : index + 2]):
            yield Finding(
                code=Code.ASKS_IN_PUBLIC,
                weight=Weight.WARN,
                message=say("It asks for personal data where everybody reads along."),
                hint=say("Ask for it in the private talk, and say here that it does not belong in public."),
                start=asked[0][0],
                end=asked[0][1],
            )


def _of_all(plain: str, lang: str, background: Background) -> Iterator[Finding]:
    told = [
        (post, found(readable(post), Act.CONCERNS_ALL, background.language or tongue(post, plain)))
        for post in background.posts
    ]
    theirs = [post[slice(*spans[0])] for post, spans in told if spans]
    if theirs and invited(plain, lang):
        start, end = invited(plain, lang)[0]
        yield Finding(
            code=Code.STAY_PUBLIC,
            weight=Weight.WARN,
            message=say("“{words}” concerns others, too: the answer to it belongs in public.", words=theirs[-1]),
            hint=say("Say publicly what everybody needs to know, and take only the person's own details elsewhere."),
            start=start,
            end=end,
        )


def _whole(code: Code, message: Said, hint: Said) -> Finding:
    return Finding(code=code, weight=Weight.WARN, message=message, hint=hint)
