"""Small bins of talk for tests of alert rules."""

from collections.abc import Iterable

from firewarden.steps.monitor.rules.closed import Closed, Firing
from firewarden.steps.monitor.rules.rulebook import Rulebook, Ruling
from firewarden.vocabulary.clock import HOUR, MINUTE, Instant, bin_of
from firewarden.vocabulary.ids import BrandId, NarrativeId, PostKey, QueryId, RuleId
from firewarden.vocabulary.mention import Hazard, Mention, Reading, Tone
from firewarden.vocabulary.plan import Query
from firewarden.vocabulary.rule import Rule, Terms
from tests.stages.samples import at, post

ACME = BrandId("acme")


def rule(terms: Terms, name: str = "Rule", **fields: object) -> Rule:
    return Rule(**({"id": RuleId(name), "brand": ACME, "name": name, "terms": terms} | fields))  # type: ignore[arg-type]


def mention(
    minutes: float,
    text: str = "acme",
    *,
    story: str | None = None,
    lang: str = "en",
    hazards: Iterable[Hazard] = (),
    **fields: object,
) -> Mention:
    """`bad` is negative, `???` cannot be read."""
    written = post(minutes, text, **fields)
    reading = Reading(lang=lang, lang_confidence=0.9, tone=tone(text), hazards=frozenset(hazards))
    return Mention(
        brand=ACME,
        post=written,
        queries=(QueryId("q"),),
        reading=reading,
        narrative=NarrativeId(story) if story else None,
    )


def tone(text: str) -> Tone:
    return Tone.NEGATIVE if "bad" in text else Tone.UNKNOWN if "???" in text else Tone.NEUTRAL


def bins(mentions: Iterable[Mention], *, captured: bool = True) -> list[Closed]:
    """The closed bins that hold these mentions."""
    by_bin: dict[Instant, list[Mention]] = {}
    for one in sorted(mentions, key=lambda m: (m.post.created_at, m.post.key)):
        by_bin.setdefault(bin_of(one.post.created_at), []).append(one)
    return [
        Closed(
            at=start,
            captured=captured,
            readable=sum(m.reading.tone is not Tone.UNKNOWN for m in held),
            negative=sum(m.reading.tone is Tone.NEGATIVE for m in held),
            mentions=tuple(held),
        )
        for start, held in by_bin.items()
    ]


def book(*rules: Rule, queries: Iterable[Query] = ()) -> Rulebook:
    return Rulebook(Ruling.of(rules, list(queries)))


def said(book: Rulebook, mentions: Iterable[Mention], *, captured: bool = True) -> list[Firing]:
    """All firings over bins told in order."""
    return [firing for closed in bins(mentions, captured=captured) for firing in book.hear(closed)]


def heard_at(firings: Iterable[Firing]) -> list[float]:
    """In minutes after noon, the start of each firing's bin."""
    return [(firing.at - at(0)) / MINUTE for firing in firings]


def ordinary(days: float, *, an_hour: int = 2, hostile_every: int = 5, ends: float = 0.0) -> list[Mention]:
    """Mentions up to `ends` minutes after noon, every fifth of them hostile."""
    step = HOUR / an_hour / MINUTE
    count = int(days * 24 * an_hour)
    return [
        mention(ends - step * (count - n), "acme bad" if n % hostile_every == 0 else "acme", key=f"calm:{n}")
        for n in range(count)
    ]


def keys(firing: Firing) -> list[PostKey]:
    return list(firing.evidence)
