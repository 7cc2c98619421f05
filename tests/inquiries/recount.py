"""The alert rules once more, written from their descriptions alone, over lists of plain mentions. Slow, and shares no
code with the program but its values: what both say alike is said by two."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import accumulate
from math import sqrt

from firewarden.vocabulary.mention import Mention
from firewarden.vocabulary.rule import Reach, Spread, Tone, Tripwire

MINUTE = 60_000_000
BIN, HOUR, DAY = 5 * MINUTE, 60 * MINUTE, 24 * 60 * MINUTE
Says = list[int]
"""Ends of the bins in which a rule speaks."""


def bins_of(talk: Sequence[Mention]) -> Iterator[tuple[int, list[Mention]]]:
    by_bin = defaultdict(list)
    for mention in sorted(talk, key=lambda m: (m.post.created_at, m.post.key)):
        if not mention.late:
            by_bin[mention.post.created_at // BIN * BIN].append(mention)
    yield from sorted(by_bin.items())


def share_between(part: int, whole: int, z: float) -> tuple[float, float]:
    """Wilson's interval, from the roots of (p - share)^2 = z^2 p (1 - p) / whole."""
    a, b, c = whole + z * z, -(2 * part + z * z), part * part / whole
    root = sqrt(max(0.0, b * b - 4 * a * c))
    return (-b - root) / (2 * a), (-b + root) / (2 * a)


def tone(talk: Sequence[Mention], terms: Tone) -> Says:
    readable = sorted((m.post.created_at, str(m.reading.tone) == "negative") for m in talk if _readable(m))
    times = [when for when, _ in readable]
    hostile = [0, *accumulate(bad for _, bad in readable)]
    said: Says = []
    last_high, told = None, 0.0
    for at, _ in bins_of(talk):
        end, start = at + BIN, at + BIN - terms.minutes * MINUTE
        first, last = bisect_left(times, start), bisect_left(times, end)
        early, recent = (
            bisect_left(times, -((28 * DAY - start) // HOUR) * HOUR),
            bisect_left(times, start // HOUR * HOUR),
        )
        if last - first < terms.least or recent - early < 50:
            continue
        low, high = share_between(hostile[last] - hostile[first], last - first, terms.z)
        if low <= share_between(hostile[recent] - hostile[early], recent - early, terms.z)[1]:
            continue
        fresh = last_high is None or at - last_high >= DAY
        last_high = at
        if fresh or low > told:
            told = high
            said.append(end)
    return said


def _readable(mention: Mention) -> bool:
    return str(mention.reading.tone) != "unknown" and not mention.late


def tripwire(talk: Sequence[Mention], terms: Tripwire, matches: Callable[[Mention], bool]) -> Says:
    """`matches` says whether the query of `terms` holds."""
    said: Says = []
    last: dict[str, int] = {}
    seen: dict[str, int] = {}
    answered: dict[str, list[Mention]] = defaultdict(list)
    begin = None
    for at, mentions in bins_of(talk):
        begin = at if begin is None else begin
        new = {m.post.platform for m in mentions if at - seen.get(m.post.platform, -(10**18)) > 28 * DAY}
        new = new if at - begin >= 7 * DAY else set()
        for mention in mentions:
            seen[mention.post.platform] = at
            if mention.post.repost_of is None and (target := mention.post.quote_of or mention.post.reply_to):
                answered[target].append(mention)
        speaks = False
        for mention in mentions:
            target = mention.post.quote_of or mention.post.reply_to
            if terms.new_network and mention.post.platform not in new:
                continue
            if terms.answers and not (target and _is_pile(answered[target], at, terms.answers)):
                continue
            if terms.query and not matches(mention):
                continue
            event = mention.post.platform if terms.new_network else target if terms.answers else mention.narrative
            name = str(event or mention.post.key)
            if at - last.get(name, -(10**18)) >= DAY:
                last[name] = at
                speaks = True
        if speaks:
            said.append(at + BIN)
    return said


def _is_pile(answers: Sequence[Mention], at: int, least: int) -> bool:
    """Of the 24 hours that end with the bin at `at`."""
    recent = [str(m.reading.tone) for m in answers if m.post.created_at // BIN * BIN > at - DAY]
    return len(recent) >= least and recent.count("negative") > (len(recent) - recent.count("unknown")) / 2


def reach(talk: Sequence[Mention], terms: Reach) -> Says:
    said: Says = []
    told: dict[str, float] = {}
    born: dict[str, int] = {}
    drawn: dict[str, list[Mention]] = defaultdict(list)
    for at, mentions in bins_of(talk):
        for mention in mentions:
            born[mention.post.key] = mention.post.created_at
            if target := mention.post.repost_of or mention.post.quote_of or mention.post.reply_to:
                drawn[target].append(mention)
        _forget(drawn, at - 2 * DAY)
        looked_at = {m.post.key: float(_reactions(m)) for m in mentions}
        for mention in mentions:
            if target := mention.post.repost_of or mention.post.quote_of or mention.post.reply_to:
                many = len(drawn[target]) * (_to_come(at + BIN - born[target]) if target in born else 1.0)
                looked_at[target] = max(looked_at.get(target, 0.0), many)
        speaks = False
        for key, many in looked_at.items():
            if many < terms.least or (terms.hostile and not _is_hostile(key, mentions, drawn[key])):
                continue
            if key not in told or many >= 4 * told[key]:
                told[key] = many
                speaks = True
        if speaks:
            said.append(at + BIN)
    return said


def _forget(drawn: dict[str, list[Mention]], limit: int) -> None:
    for target, answers in drawn.items():
        drawn[target] = [m for m in answers if m.post.created_at // BIN * BIN > limit]


@cache
def _to_come(age: int) -> float:
    """How much larger the reactions of a day are than those by `age`, by summing the kernel second by second."""
    seconds = max(300, age // 1_000_000)
    return _reacted()[-1] / _reacted()[seconds] if seconds < 86_400 else 1.0


@cache
def _reacted() -> list[float]:
    return [0.0, *accumulate(6.27e-4 * (1.0 if t < 300 else (t / 300) ** -1.242) for t in range(86_400))]


def _is_hostile(key: str, mentions: Sequence[Mention], answers: Sequence[Mention]) -> bool:
    own = [m for m in mentions if key in (m.post.key, m.post.repost_of)]
    if any(str(m.reading.tone) == "negative" for m in own):
        return True
    said = [str(m.reading.tone) for m in answers if m.post.repost_of is None]
    return said.count("negative") * 2 > len(said) - said.count("unknown") > 0


def _reactions(mention: Mention) -> int:
    return sum(count or 0 for count in (mention.post.likes, mention.post.reposts, mention.post.replies))


def spread(talk: Sequence[Mention], terms: Spread) -> Says:
    said: Says = []
    told = set()
    networks: dict[str, Counter[str]] = defaultdict(Counter)
    languages: dict[str, Counter[str]] = defaultdict(Counter)
    for at, mentions in bins_of(talk):
        for mention in mentions:
            if mention.narrative is not None:
                networks[mention.narrative][mention.post.platform] += 1
                if mention.reading.lang and mention.reading.lang_confidence >= 0.8:
                    languages[mention.narrative][mention.reading.lang] += 1
        speaks = False
        for story in {mention.narrative for mention in mentions if mention.narrative is not None}:
            for kind, places in (("network", networks[story]), ("language", languages[story])):
                first = next(iter(places), None)
                for place, count in places.items():
                    elsewhere = places.total() - count
                    is_new = (story, kind, place) not in told
                    if place != first and count >= terms.there and elsewhere >= terms.least and is_new:
                        told.add((story, kind, place))
                        speaks = True
        if speaks:
            said.append(at + BIN)
    return said
