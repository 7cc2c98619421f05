"""Asked of a store, the same posts give the same assessment, in reads that stay bounded."""

from collections.abc import Sequence
from dataclasses import replace

from firewarden.inquiries.assessment import (
    EACH_HAZARD,
    EARLIER,
    EARLIEST,
    HOSTILE,
    LOUDEST,
    RECENT,
    assess_brand,
    onset,
)
from firewarden.ports import Commit
from firewarden.vocabulary.assessment import Level, Topic
from firewarden.vocabulary.clock import BIN, HOUR, MINUTE, Instant
from firewarden.vocabulary.ids import BrandId, SignalId, StoreId
from firewarden.vocabulary.mention import Hazard, Mention, Tone
from firewarden.vocabulary.results import BrandMark, Results
from firewarden.vocabulary.signal import Lane, Signal
from firewarden.vocabulary.volume import Bin
from tests.steps.assess.crisis import END, bins, storm
from tests.steps.assess.samples import BRAND, START, mention
from tests.stores.memory import MemoryStreamStore


def filled(mentions: Sequence[Mention], found: Sequence[Bin]) -> MemoryStreamStore:
    store, inputs = MemoryStreamStore(StoreId("s")), storm()
    results = Results(
        mentions=list(mentions),
        bins=list(found),
        narratives=list(inputs.narratives),
        marks=[BrandMark(brand=BRAND, watermark=END, closed_through=END)],
    )
    store.commit(Commit(plan=1, received_at=END, results=results))
    return store


def whole_storm() -> MemoryStreamStore:
    inputs = storm()
    return filled([*inputs.earlier, *inputs.recent], inputs.bins)


def surge(at: int = END, lane: Lane = Lane.HOSTILE) -> Signal:
    return Signal(
        id=SignalId("s"),
        brand=BRAND,
        lane=lane,
        stream="all",
        bin=Instant(at - BIN),
        at=Instant(at),
        window_minutes=60,
        observed=48,
        expected=1,
        score=2.0,
        once_per_weeks=9,
        reason="",
    )


def test_storm_in_a_store_is_the_storm_of_the_step() -> None:
    result = assess_brand(whole_storm(), BRAND, since=START, at=END)

    assert (result.mentions, result.negative, result.people) == (120, 96, 120)
    assert result.severity.level is Level.CRISIS
    assert [(floor.name, floor.level) for floor in result.severity.floors] == [("safety", Level.CRISIS)]
    assert [finding.topic for finding in result.findings] == list(Topic)


def test_every_post_named_can_be_looked_up() -> None:
    store = whole_storm()
    result = assess_brand(store, BRAND, since=START, at=END)
    named = {key for finding in result.findings for key in finding.evidence}
    named |= {key for factor in result.severity.factors for key in factor.evidence}
    named |= {key for floor in result.severity.floors for key in floor.evidence}

    assert {mention.post.key for mention in store.mentions_by_key(BRAND, sorted(named))} == named


def test_nothing_after_the_moment_is_looked_at() -> None:
    store = whole_storm()
    early = assess_brand(store, BRAND, since=START, at=Instant(START + 30 * MINUTE))

    assert early.negative == 30


def test_other_brand_stays_out() -> None:
    result = assess_brand(whole_storm(), BrandId("other"), since=START, at=END)

    assert (result.mentions, result.severity.level, result.loudest) == (0, Level.NOISE, None)


def test_reads_are_bounded_however_loud_it_is() -> None:
    crowd = [
        mention(f"c{i}", f"fire {i}", at=START + i, tone=Tone.NEGATIVE, hazards=list(Hazard), narrative="fire")
        for i in range(3_000)
    ]
    asked = _Counting(filled(crowd, bins()))

    result = assess_brand(asked, BRAND, since=START, at=END)  # type: ignore[arg-type]

    assert result.mentions == 3_000
    assert asked.given <= HOSTILE + RECENT + LOUDEST + EARLIEST + EARLIER + len(Hazard) * EACH_HAZARD <= 2_000


class _Counting:
    """Passes every question on and counts the mentions that came back."""

    def __init__(self, store: MemoryStreamStore) -> None:
        self._store, self.given = store, 0

    def __getattr__(self, name: str) -> object:
        question = getattr(self._store, name)
        if name not in ("mentions", "loudest"):
            return question

        def counted(*args: object, **kwargs: object) -> list[Mention]:
            found: list[Mention] = question(*args, **kwargs)
            self.given += len(found)
            return found

        return counted


def test_onset_is_the_start_of_the_first_hour_out_of_line() -> None:
    assert onset(whole_storm(), surge()) == START


def test_onset_of_a_lone_window_is_its_own_start() -> None:
    lone = [b if b.at >= START + HOUR else replace(b, mentions=0, negative=0) for b in bins()]

    assert onset(filled([], lone), surge()) == START + HOUR


def test_onset_does_not_reach_across_a_gap() -> None:
    torn = [replace(b, gap=START <= b.at < START + HOUR) for b in bins()]

    assert onset(filled([], torn), surge()) == START + HOUR


def test_onset_of_volume_looks_at_all_mentions() -> None:
    kind = [replace(b, negative=0) for b in bins()]

    assert onset(filled([], kind), surge(lane=Lane.VOLUME)) == START
    assert onset(filled([], kind), surge()) == START + HOUR
