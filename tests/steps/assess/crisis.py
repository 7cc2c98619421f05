"""A small written crisis: a charger that catches fire, on two networks, in two languages."""

from dataclasses import replace

from firewarden.ports import Totals
from firewarden.steps.assess.inputs import Inputs
from firewarden.vocabulary.clock import BIN, DAY, HOUR, MINUTE, Instant
from firewarden.vocabulary.ids import NarrativeId, PostKey
from firewarden.vocabulary.mention import Hazard, Mention, Tone
from firewarden.vocabulary.narrative import Narrative
from firewarden.vocabulary.post import Attachment
from firewarden.vocabulary.volume import Bin
from tests.steps.assess.samples import BRAND, START, mention

END = Instant(START + 2 * HOUR)


def bins(*, before: float = 0.1, hostile: int = 4, mentions: int = 5, expected: float | None = 0.2) -> tuple[Bin, ...]:
    """Seven calm days of which a tenth of the bins has a mention, then two loud hours."""
    calm = [
        Bin(brand=BRAND, at=Instant(START - (i + 1) * BIN), mentions=int(i % 10 < 10 * before), expected=expected,
            expected_negative=None if expected is None else expected / 4, closed=True)
        for i in range(7 * DAY // BIN)
    ]  # fmt: skip
    loud = [
        Bin(brand=BRAND, at=Instant(START + i * BIN), mentions=mentions, readable=mentions, negative=hostile,
            expected=expected, expected_negative=None if expected is None else expected / 4, closed=True)
        for i in range(2 * HOUR // BIN)
    ]  # fmt: skip
    return (*reversed(calm), *loud)


def storm(**changes: object) -> Inputs:
    """96 hostile mentions of 120 in two hours, by 110 people; five say the charger burned."""
    hostile = [_angry(i) for i in range(96)]
    kind = [mention(f"k{i}", "love my acme lamp", at=START + i * 4 * MINUTE, tone=Tone.POSITIVE) for i in range(24)]
    everyone = sorted([*hostile, *kind], key=lambda m: (m.post.created_at, m.post.key))
    inputs = Inputs(
        brand=BRAND,
        at=END,
        since=START,
        bins=bins(),
        totals=Totals(mentions=120, readable=120, negative=96, positive=24, people=110),
        hostile=tuple(hostile),
        hazardous=tuple(m for m in hostile if m.reading.hazards),
        recent=tuple(everyone),
        loudest=(hostile[7], kind[0]),
        earliest=tuple(hostile[:20]),
        earlier=tuple(mention(f"e{i}", "acme lamp sale today", at=START - (i + 1) * HOUR, me=True) for i in range(60)),
        narratives=(
            _story("fire", 70, ("charger", "fire", "acme", "recall")),
            _story("mail", 26, ("answer", "mail", "support")),
        ),
    )
    return replace(inputs, **changes)  # type: ignore[arg-type]


def praise() -> Inputs:
    """A launch: ten times the storm's volume, eight in ten of it kind."""
    warm = [mention(f"w{i}", "great new acme app", at=START + i, tone=Tone.POSITIVE) for i in range(240)]
    cold = [mention(f"c{i}", "acme app crashes", at=START + i, tone=Tone.NEGATIVE, arousal=0.4) for i in range(60)]
    return Inputs(
        brand=BRAND,
        at=END,
        since=START,
        bins=bins(mentions=50, hostile=10),
        totals=Totals(mentions=1200, readable=1200, negative=240, positive=960, people=1100),
        hostile=tuple(cold),
        recent=(*warm, *cold),
        loudest=(warm[0], cold[0]),
        earliest=tuple(cold[:20]),
        earlier=tuple(mention(f"e{i}", "acme app soon", at=START - (i + 1) * HOUR) for i in range(60)),
        narratives=(_story("app", 1200, ("app", "great", "new"), negative=240),),
    )


def _angry(i: int) -> Mention:
    burns = i % 20 == 3
    text = f"acme charger caught fire, house {i}" if burns else f"why no recall of the acme charger, fire {i}"
    return mention(
        f"h{i}",
        text if i % 4 else f"no answer from acme support by mail, number {i}",
        at=START + i * MINUTE,
        platform="t" if i % 3 else "m",
        tone=Tone.NEGATIVE,
        arousal=0.8,
        lang="en" if i % 5 else "es",
        hazards=[Hazard.SAFETY] if burns else [],
        narrative="fire" if i % 4 else "mail",
        followers=50_000 if i == 7 else 100,
        likes=900 if i == 7 else 0,
        has=[Attachment.VIDEO] if i == 7 else [],
    )


def _story(number: str, size: int, terms: tuple[str, ...], negative: int | None = None) -> Narrative:
    first = 1 if number == "fire" else 0
    return Narrative(
        id=NarrativeId(number),
        brand=BRAND,
        terms=terms,
        first_seen=START,
        last_seen=END,
        size=size,
        negative=size if negative is None else negative,
        readable=size,
        central=_angry_key(first),
        most_shared=_angry_key(first),
    )


def _angry_key(i: int) -> PostKey:
    return PostKey(f"{'t' if i % 3 else 'm'}:h{i}")
