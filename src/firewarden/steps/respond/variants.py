"""How one text goes out on each network and in each language: cut there, or in words that a person wrote for it.

All variants say the same: numbers, dates and names that stand in one and not in the other are pointed at. What a person
wrote for a network is never cut differently from the rest: it too goes out as one post or as a thread.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from firewarden.steps.respond.checking.background import Background, Reading
from firewarden.steps.respond.checking.items import Item, Now, items_in
from firewarden.steps.respond.checking.names import names_in
from firewarden.steps.respond.checking.report import check
from firewarden.steps.respond.checking.sheet import names_of, same
from firewarden.text.length import fits, length_of, parts_of
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.finding import Code, Finding, Weight
from firewarden.vocabulary.publishing import Publishing
from firewarden.vocabulary.said import Said, say
from firewarden.vocabulary.statement import Refused
from firewarden.vocabulary.variant import Variant

FACTS = (Code.NUMBER, Code.DATE, Code.NAME, Code.PLACE)
COUNTED = (Code.CAUSE, Code.SPECULATION, Code.PROMISE)


class Going(StrEnum):
    """SHORTEN: it is too long for one post, and the network takes no thread: somebody has to write a shorter one."""

    FITS = "fits"
    THREAD = "thread"
    SHORTEN = "shorten"


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """`size` as the network counts; `left` is what would still fit (below 0: too much), None: any length."""

    text: str
    size: int
    left: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """`posts` in order; each but the first answers the one before."""

    going: Going
    posts: tuple[Post, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Differs:
    """A number, a date or a name that stands in one of two texts alone. `missing`: of the base text, else of the
    variant; the place is one in the text that has it."""

    words: str
    missing: bool
    start: int
    end: int


def outlook(text: str, network: Publishing, *, numbered: bool = False) -> Outlook:
    """As it would go out there. `numbered`: each post of a thread ends with its number, such as 2/3.

    >>> network = Publishing(platform="square", title="Square", threads=True)
    >>> outlook("We know.", network).going.value
    'fits'
    """
    text = text.strip()
    if fits(text, network.length):
        return Outlook(going=Going.FITS, posts=(_post(text, network),))
    if not network.threads:
        return Outlook(going=Going.SHORTEN, posts=(_post(text, network),))
    parts = parts_of(text, network.length, numbered=numbered)
    return Outlook(going=Going.THREAD, posts=tuple(_post(part, network) for part in parts))


def chosen(variants: Sequence[Variant], platform: str, language: str = "") -> Variant | None:
    """What a person wrote for this network in this language, else for every network in it. None: the base text."""
    ours = {one.platform: one for one in variants if one.language == language}
    return ours.get(platform) or ours.get("")


def outgoing(
    base: str, variants: Sequence[Variant], network: Publishing, language: str = "", *, numbered: bool = False
) -> tuple[str, ...] | Refused:
    """The posts that go out there, each as it is approved. `language` empty: that of the base text. `numbered`: what
    holds for the base text; a variant says it of itself."""
    found = chosen(variants, network.platform, language)
    if found is None and language:
        return Refused(reason=say("There is no text in this language ({language}).", language=language))
    ahead = (
        outlook(found.text, network, numbered=found.numbered) if found else outlook(base, network, numbered=numbered)
    )
    if ahead.going is Going.SHORTEN and network.length is not None:
        size, most = ahead.posts[0].size, network.length.most
        return Refused(
            reason=say(
                "{network} counts {size} and takes {most}, and no thread. Write a shorter text for it.",
                network=network.title,
                size=size,
                most=most,
            )
        )
    return tuple(post.text for post in ahead.posts)


def languages(variants: Sequence[Variant], platform: str) -> tuple[str, ...]:
    """In which there is a text for this network beside the base text's."""
    return tuple(sorted({one.language for one in variants if one.language and one.platform in ("", platform)}))


def is_stale(variant: Variant, texts: Mapping[int, str], version: int) -> bool:
    """The base text has changed since it was written. `texts` by version."""
    return texts.get(variant.against) != texts.get(version)


def with_variant(variants: Sequence[Variant], new: Variant) -> tuple[Variant, ...]:
    """In place of the one for the same network and language; an empty text takes that one away."""
    kept = [one for one in variants if (one.platform, one.language) != (new.platform, new.language)]
    found = [*kept, new] if new.text.strip() else kept
    return tuple(sorted(found, key=lambda one: (one.platform, one.language)))


def differences(base: str, variant: Variant, now: Instant, *, zone: str = "UTC") -> tuple[Differs, ...]:
    """What does not stand in both. Between two languages names are left out: they are inflected and translated."""
    at = Now(now, zone)
    ours, theirs = Reading(base), Reading(variant.text, variant.language.split("-")[0] or None)
    found = [
        *_alone(ours, items_in(ours, at), items_in(theirs, at), missing=True),
        *_alone(theirs, items_in(theirs, at), items_in(ours, at), missing=False),
    ]
    if ours.words.language == theirs.words.language:
        found += [*_names(ours, theirs, missing=True), *_names(theirs, ours, missing=False)]
    return tuple(found)


def findings_in(
    variant: Variant, found: Sequence[Finding], texts: Mapping[int, str], version: int, now: Instant
) -> tuple[Finding, ...]:
    """What concerns the whole text: `found` by the checks in a variant, without what is settled in the base text, and
    what the variant changes. A number, name or cause that only the variant has and no fact confirms stops it: the base
    text is where it can be confirmed, or answered for."""
    base = texts[version]
    differs = differences(base, variant, now)
    added = [(one.start, one.end) for one in differs if not one.missing]
    told: list[Finding] = []
    for one in found:
        if one.weight is Weight.BLOCK:
            told.append(_told(variant, Weight.BLOCK, one.code, one.message))
        elif one.code in FACTS and any(start < one.end and one.start < end for start, end in added):
            weight = Weight.BLOCK if one.weight is Weight.CONFIRM else one.weight
            told.append(_told(variant, weight, one.code, one.message))
        elif one.weight is Weight.CONFIRM and one.code not in FACTS and _adds(variant, one, base, now, found):
            told.append(_told(variant, Weight.BLOCK, one.code, one.message))
    if differs:
        words = ", ".join(dict.fromkeys(f"“{one.words}”" for one in differs))
        told.append(
            _told(variant, Weight.WARN, Code.CONTRADICTION, say("only one of the texts says {words}.", words=words))
        )
    if is_stale(variant, texts, version):
        told.append(_told(variant, Weight.WARN, Code.FIT, say("the text itself has changed since it was written.")))
    return tuple(told)


def _adds(variant: Variant, one: Finding, base: str, now: Instant, found: Sequence[Finding]) -> bool:
    """Whether the base text does not say it, too. Between two languages words cannot be compared: there the variant has
    more causes, guesses or binding promises than the base text has, confirmed or not."""
    ours = Reading(base)
    if Reading(variant.text, variant.language.split("-")[0] or None).words.language == ours.words.language:
        return _level(variant.text[one.start : one.end]) not in _level(base)
    if one.code not in COUNTED:
        return False
    there = sum(each.code is one.code for each in check(base, Background(now=now)).findings)
    return sum(each.code is one.code and each.weight is Weight.CONFIRM for each in found) > there


def _level(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".!")


def name_of(variant: Variant) -> str:
    """As people find it: `x`, `de`, `x, de`."""
    return ", ".join(part for part in (variant.platform, variant.language) if part)


def _told(variant: Variant, weight: Weight, code: Code, message: Said) -> Finding:
    told = say("In the words for {variant}: {message}", variant=name_of(variant), message=message)
    return Finding(code=code, weight=weight, message=told)


def _alone(reading: Reading, ours: Sequence[Item], theirs: Sequence[Item], *, missing: bool) -> list[Differs]:
    return [
        Differs(words=reading.text[one.start : one.end], missing=missing, start=one.start, end=one.end)
        for one in ours
        if not any(same(one, other) or same(other, one) for other in theirs)
    ]


def _names(reading: Reading, other: Reading, *, missing: bool) -> list[Differs]:
    return [
        Differs(words=reading.text[name.start : name.end], missing=missing, start=name.start, end=name.end)
        for name in names_in(reading, names_of((other.plain,)))
    ]


def _post(text: str, network: Publishing) -> Post:
    if network.length is None:
        return Post(text=text, size=len(text), left=None)
    size = length_of(text, network.length)
    left = network.length.most - size
    if network.length.most_bytes is not None and not fits(text, network.length):
        left = min(left, network.length.most_bytes - len(text.encode("utf-8", "replace")))
    return Post(text=text, size=size, left=left)
