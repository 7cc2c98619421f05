"""What every `ports.StreamReader` must answer."""

import pytest

from firewarden.ports import StreamStore, Totals
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.feed import FeedEntry, FeedKind
from firewarden.vocabulary.ids import BrandId, NarrativeId, PostKey, SignalId, SourceId
from firewarden.vocabulary.intake import Unreadable
from firewarden.vocabulary.mention import Hazard, Tone
from firewarden.vocabulary.plan import Interval
from tests.stores.samples import (
    ACME,
    BEGIN,
    END,
    FULL_BIN,
    FULL_MARK,
    FULL_MENTION,
    FULL_NARRATIVE,
    FULL_SIGNAL,
    FULL_STATE,
    NOON,
    OTHER,
    at,
    bin_at,
    commit,
    gap,
    keys,
    mark,
    mention,
    narrative,
    signal,
    state,
)


def test_an_empty_store_has_nothing(store: StreamStore) -> None:
    assert store.mentions(ACME, BEGIN, END) == []
    assert store.loudest(ACME, BEGIN, END) == []
    assert store.mentions_by_key(ACME, [PostKey("x:1")]) == []
    assert store.raw(PostKey("x:1")) is None
    assert store.totals(ACME, BEGIN, END) == Totals()
    assert store.bins(ACME, BEGIN, END) == []
    assert store.narratives(ACME, BEGIN) == []
    assert store.signals(ACME, BEGIN, END) == []
    assert store.signal(SignalId("s")) is None
    assert store.gaps(ACME, BEGIN, END) == []
    assert store.mark(ACME) is None
    assert store.sources() == []
    assert store.feed(0) == []
    assert store.quarantined() == []
    assert store.known([PostKey("x:1")]) == set()


def test_values_with_every_field_set_come_back_as_they_were(store: StreamStore) -> None:
    store.commit(
        commit(
            FULL_MENTION,
            bins=[FULL_BIN],
            signals=[FULL_SIGNAL],
            narratives=[FULL_NARRATIVE],
            marks=[FULL_MARK],
            sources=[FULL_STATE],
        )
    )
    assert store.mentions(ACME, BEGIN, END) == [FULL_MENTION]
    assert store.bins(ACME, BEGIN, END) == [FULL_BIN]
    assert store.signals(ACME, BEGIN, END) == [FULL_SIGNAL]
    assert store.narratives(ACME, BEGIN) == [FULL_NARRATIVE]
    assert store.mark(ACME) == FULL_MARK
    assert store.sources() == [FULL_STATE]


def test_values_with_nothing_but_the_required_come_back_as_they_were(store: StreamStore) -> None:
    plain = mention("x:1")
    store.commit(commit(plain, bins=[bin_at(0)], sources=[state("src")], marks=[mark(0)]))
    assert store.mentions(ACME, BEGIN, END) == [plain]
    assert store.bins(ACME, BEGIN, END) == [bin_at(0)]
    assert store.sources() == [state("src")]
    assert store.mark(ACME) == mark(0)


ODD_TEXTS = ["", "nul \x00 inside", "\N{POUTING FACE}\N{ZERO WIDTH JOINER}", "\u202eמזוודה\u202c", "e\u0301", "'\";--"]


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_any_text_may_be_a_key_a_name_or_a_post(store: StreamStore, text: str) -> None:
    odd = mention(f"x:{text}", text=text, handle=text, narrative=NarrativeId(text), brand=BrandId(f"b{text}"))
    store.commit(commit(odd, seen=[odd.post.key], raws=[(odd.post.key, text.encode())]))
    assert store.mentions(odd.brand, BEGIN, END, narrative=NarrativeId(text)) == [odd]
    assert store.mentions_by_key(odd.brand, [odd.post.key]) == [odd]
    assert store.known([odd.post.key, PostKey("x:plain")]) == {odd.post.key}
    assert store.raw(odd.post.key) == text.encode()


def test_mentions_are_ordered_by_time_and_then_by_key(store: StreamStore) -> None:
    store.commit(commit(mention("x:b", 1), mention("x:c", 0), mention("x:a", 1), mention("x:Z", 1), mention("x:é", 1)))
    assert keys(store.mentions(ACME, BEGIN, END)) == ["x:c", "x:Z", "x:a", "x:b", "x:é"]
    assert keys(store.mentions(ACME, BEGIN, END, newest_first=True)) == ["x:é", "x:b", "x:a", "x:Z", "x:c"]


def test_a_limit_cuts_at_the_far_end_of_the_order(store: StreamStore) -> None:
    store.commit(commit(mention("x:1", 1), mention("x:2", 2), mention("x:3", 3)))
    assert keys(store.mentions(ACME, BEGIN, END, limit=2)) == ["x:1", "x:2"]
    assert keys(store.mentions(ACME, BEGIN, END, limit=2, newest_first=True)) == ["x:3", "x:2"]


def test_times_are_half_open(store: StreamStore) -> None:
    store.commit(
        commit(
            *(mention(f"x:{minute}", minute) for minute in (0, 5, 10)),
            bins=[bin_at(minute) for minute in (0, 5, 10)],
            signals=[signal(f"s{minute}", minute) for minute in (0, 5, 10)],
            gaps=[gap(-5, 0), gap(0, 5), gap(9, 10), gap(10, 15)],
        )
    )
    since, until = at(0), at(10)
    assert keys(store.mentions(ACME, since, until)) == ["x:0", "x:5"]
    assert keys(store.loudest(ACME, since, until)) == ["x:0", "x:5"]
    assert store.totals(ACME, since, until).mentions == 2
    assert store.bins(ACME, since, until) == [bin_at(0), bin_at(5)]
    assert [s.id for s in store.signals(ACME, since, until)] == ["s0", "s5"]
    assert store.gaps(ACME, since, until) == [Interval(start=at(0), end=at(5)), Interval(start=at(9), end=at(10))]
    assert store.mentions(ACME, since, since) == []


def test_a_brand_never_sees_what_belongs_to_another(store: StreamStore) -> None:
    store.commit(
        commit(
            mention("x:1", 0, ACME),
            mention("x:1", 0, OTHER, narrative=NarrativeId("n")),
            mention("x:2", 0, OTHER),
            bins=[bin_at(0, OTHER)],
            signals=[signal("s", 0, OTHER)],
            narratives=[narrative("n", brand=OTHER)],
            gaps=[gap(0, 5, OTHER)],
            marks=[mark(0, OTHER)],
        )
    )
    assert store.mentions(ACME, BEGIN, END) == [mention("x:1", 0, ACME)]
    assert store.mentions_by_key(ACME, [PostKey("x:2"), PostKey("x:1")]) == [mention("x:1", 0, ACME)]
    assert store.mentions(ACME, BEGIN, END, narrative=NarrativeId("n")) == []
    assert store.loudest(ACME, BEGIN, END) == [mention("x:1", 0, ACME)]
    assert store.totals(ACME, BEGIN, END).mentions == 1
    assert store.bins(ACME, BEGIN, END) == []
    assert store.signals(ACME, BEGIN, END) == []
    assert store.narratives(ACME, BEGIN) == []
    assert store.gaps(ACME, BEGIN, END) == []
    assert store.mark(ACME) is None


def test_mentions_are_found_by_tone_narrative_and_hazard_alone_and_together(store: StreamStore) -> None:
    n1, n2 = NarrativeId("n1"), NarrativeId("n2")
    both = frozenset({Hazard.FRAUD, Hazard.DEATH})
    store.commit(
        commit(
            mention("x:1", 1, tone=Tone.NEGATIVE, narrative=n1, hazards=both),
            mention("x:2", 2, tone=Tone.NEGATIVE, narrative=n2),
            mention("x:3", 3, tone=Tone.POSITIVE, narrative=n1),
            mention("x:4", 4, hazards=frozenset({Hazard.FRAUD})),
        )
    )

    def found(**filters: Tone | NarrativeId | Hazard) -> list[str]:
        return keys(store.mentions(ACME, BEGIN, END, **filters))  # type: ignore[arg-type]

    assert found(tone=Tone.NEGATIVE) == ["x:1", "x:2"]
    assert found(tone=Tone.UNKNOWN) == ["x:4"]
    assert found(tone=Tone.NEUTRAL) == []
    assert found(narrative=n1) == ["x:1", "x:3"]
    assert found(hazard=Hazard.FRAUD) == ["x:1", "x:4"]
    assert found(hazard=Hazard.DEATH) == ["x:1"]
    assert found(hazard=Hazard.LEGAL) == []
    assert found(tone=Tone.NEGATIVE, narrative=n1) == ["x:1"]
    assert found(tone=Tone.UNKNOWN, hazard=Hazard.FRAUD) == ["x:4"]
    assert found(tone=Tone.POSITIVE, narrative=n1, hazard=Hazard.FRAUD) == []


def test_talk_tells_whose_mentions_are_new_by_when_they_were_stored(store: StreamStore) -> None:
    assert store.talk(0) == (0, [])
    store.commit(commit(mention("x:1", 9), mention("x:2", 9, OTHER)))
    first, _ = store.talk(0)
    store.commit(commit(mention("x:3", 1), mention("x:4", 1)))
    last, brands = store.talk(first)

    assert (store.talk(0), brands) == ((last, sorted([ACME, OTHER])), [ACME])
    assert (store.talk(last), store.talk(last + 1)) == ((last, []), (last, []))


def test_the_loudest_come_first_then_those_with_more_followers_then_the_older(store: StreamStore) -> None:
    store.commit(
        commit(
            mention("x:quiet", 0),
            mention("x:likes", 30, likes=5),
            mention("x:reposts", 90, reposts=3),
            mention("x:replies", 150, replies=4, likes=None),
            mention("x:a-young", 9, likes=5, followers=10),
            mention("x:old", 8, likes=5, followers=10),
            mention("x:famous", 200, likes=3, reposts=1, followers=900),
        )
    )
    expected = ["x:reposts", "x:famous", "x:old", "x:a-young", "x:likes", "x:replies", "x:quiet"]
    assert keys(store.loudest(ACME, BEGIN, END)) == expected
    assert keys(store.loudest(ACME, BEGIN, END, limit=3)) == expected[:3]
    assert keys(store.loudest(ACME, at(10), at(100))) == ["x:reposts", "x:likes"]


def test_the_loudest_of_one_hour_do_not_hide_those_of_another(store: StreamStore) -> None:
    store.commit(
        commit(*(mention(f"x:{hour}-{n}", hour * 60 + n, likes=100 * n + hour) for hour in range(4) for n in range(5)))
    )
    assert keys(store.loudest(ACME, BEGIN, END, limit=5)) == ["x:3-4", "x:2-4", "x:1-4", "x:0-4", "x:3-3"]


def test_mentions_by_key_come_in_the_order_asked_for_without_the_missing(store: StreamStore) -> None:
    store.commit(commit(mention("x:1", 1), mention("x:2", 2), mention("x:3", 3)))
    asked = [PostKey(key) for key in ("x:3", "x:9", "x:1", "x:3")]
    assert keys(store.mentions_by_key(ACME, asked)) == ["x:3", "x:1", "x:3"]


def test_totals_count_mentions_by_tone_and_people_once(store: StreamStore) -> None:
    store.commit(
        commit(
            mention("x:1", tone=Tone.NEGATIVE, handle="anna"),
            mention("x:2", tone=Tone.NEGATIVE, handle="anna"),
            mention("x:3", tone=Tone.POSITIVE, handle="ben"),
            mention("m:4", tone=Tone.NEUTRAL, handle="anna", platform="mastodon"),
            mention("x:5"),
            mention("x:6"),
        )
    )
    assert store.totals(ACME, BEGIN, END) == Totals(mentions=6, readable=4, negative=2, positive=1, people=3)


def test_bins_are_ordered_by_time_and_then_by_stream(store: StreamStore) -> None:
    store.commit(commit(bins=[bin_at(5, stream="b"), bin_at(0, stream="b"), bin_at(5, stream="a")]))
    assert store.bins(ACME, BEGIN, END) == [bin_at(0, stream="b"), bin_at(5, stream="a"), bin_at(5, stream="b")]


def test_bins_left_out_because_nothing_was_in_them_are_put_back_as_far_as_they_are_closed(store: StreamStore) -> None:
    first = bin_at(0, mentions=2, expected=0.4, closed=True)
    last, still_open = bin_at(15, gap=True, closed=True), bin_at(30, mentions=1)
    store.commit(commit(bins=[first, last, still_open], marks=[mark(25)]))
    zeros = [bin_at(minute, expected=0.0, expected_negative=0.0, closed=True) for minute in (5, 10)]
    unknown = bin_at(20, gap=True, closed=True)
    assert store.bins(ACME, BEGIN, END) == [first, *zeros, last, unknown, still_open]
    assert store.bins(ACME, at(10), at(20)) == [zeros[1], last]


def test_narratives_are_the_largest_that_were_seen_since(store: StreamStore) -> None:
    small, large, equal = narrative("n2", 5, size=3), narrative("n1", 5, size=9), narrative("n0", 9, size=3)
    store.commit(commit(narratives=[small, large, equal, narrative("gone", 4.99, size=50)]))
    assert store.narratives(ACME, at(5)) == [large, equal, small]
    assert store.narratives(ACME, at(5), limit=1) == [large]


def test_a_signal_is_found_by_its_id(store: StreamStore) -> None:
    store.commit(commit(signals=[signal("s1"), signal("s2", 5)]))
    assert store.signal(SignalId("s2")) == signal("s2", 5)
    assert store.signal(SignalId("s3")) is None


def test_signals_are_ordered_by_time_and_then_by_id(store: StreamStore) -> None:
    store.commit(commit(signals=[signal("s3", 1), signal("s1", 2), signal("s2", 1)]))
    assert [s.id for s in store.signals(ACME, BEGIN, END)] == ["s2", "s3", "s1"]


def test_gaps_that_reach_into_the_stretch_are_told_whole(store: StreamStore) -> None:
    store.commit(commit(gaps=[gap(-60, 60), gap(5, 6), gap(4, 6)]))
    assert store.gaps(ACME, at(5), at(6)) == [
        Interval(start=at(start), end=at(end)) for start, end in ((-60, 60), (4, 6), (5, 6))
    ]


def test_sources_are_ordered_by_id(store: StreamStore) -> None:
    store.commit(commit(sources=[state("b"), state("a"), state("c")]))
    assert [s.source for s in store.sources()] == ["a", "b", "c"]


def test_the_feed_numbers_signals_and_gaps_with_the_plan_in_force(store: StreamStore) -> None:
    store.commit(commit(signals=[signal("s1", 5), signal("s2", 4, OTHER)], gaps=[gap(0, 5)], plan=3))
    store.commit(commit(signals=[signal("s3", 6)], plan=4))
    started, ended = "2023-11-14T22:00:00Z", "2023-11-14T22:05:00Z"
    assert store.feed(0) == [
        FeedEntry(number=1, kind=FeedKind.SIGNAL, brand=ACME, at=at(5), subject="s1", plan=3),
        FeedEntry(number=2, kind=FeedKind.SIGNAL, brand=OTHER, at=at(4), subject="s2", plan=3),
        FeedEntry(number=3, kind=FeedKind.GAP, brand=ACME, at=at(0), subject=f"{started}/{ended}", plan=3),
        FeedEntry(number=4, kind=FeedKind.SIGNAL, brand=ACME, at=at(6), subject="s3", plan=4),
    ]
    assert [entry.number for entry in store.feed(1, limit=2)] == [2, 3]
    assert store.feed(4) == []


def test_the_feed_follows_the_order_of_the_results(store: StreamStore) -> None:
    order = [FeedKind.GAP, FeedKind.SIGNAL, FeedKind.GAP]
    store.commit(commit(signals=[signal("s1"), signal("s2")], gaps=[gap(0, 1), gap(1, 2), gap(2, 3)], order=order))
    assert [(entry.kind, entry.at) for entry in store.feed(0)] == [
        (FeedKind.GAP, at(0)),
        (FeedKind.SIGNAL, at(0)),
        (FeedKind.GAP, at(1)),
        (FeedKind.SIGNAL, at(0)),
        (FeedKind.GAP, at(2)),
    ]


def test_what_could_not_be_read_is_told_newest_first(store: StreamStore) -> None:
    a, b = SourceId("a"), SourceId("b")
    first, second, third = (Unreadable(reason="no id", raw=raw) for raw in (b"1", b"\xff\x00", b"3"))
    store.commit(commit(unreadable=[(a, first), (b, second)]))
    store.commit(commit(unreadable=[(a, third)]))
    assert store.quarantined() == [(a, third), (b, second), (a, first)]
    assert store.quarantined(a) == [(a, third), (a, first)]
    assert store.quarantined(limit=1) == [(a, third)]


def test_of_what_could_not_be_read_the_newest_of_each_source_and_reason_are_kept(store: StreamStore) -> None:
    broken = [(SourceId("a"), Unreadable(reason="not JSON", raw=b"%d" % number)) for number in range(300)]
    rare = (SourceId("a"), Unreadable(reason="no time", raw=b"rare"))
    store.commit(commit(unreadable=[rare, *broken[:100]]))
    store.commit(commit(unreadable=broken[100:]))
    kept = store.quarantined(limit=1000)
    assert kept[-1] == rare
    assert kept[:-1] == broken[: -len(kept) : -1]
    assert 10 <= len(kept) - 1 <= 100


def test_instants_reach_to_the_microsecond(store: StreamStore) -> None:
    store.commit(commit(mention("x:1"), mention("x:2", 1 / 60_000_000), received_at=Instant(NOON + 1)))
    assert keys(store.mentions(ACME, NOON, Instant(NOON + 1))) == ["x:1"]
    assert keys(store.mentions(ACME, Instant(NOON + 1), END)) == ["x:2"]
