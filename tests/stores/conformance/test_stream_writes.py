"""What every `ports.StreamStore` must do when it is written to."""

from threading import Event, Thread

import pytest

from firewarden.ports import Commit, StreamStore
from firewarden.vocabulary.errors import StoreError
from firewarden.vocabulary.ids import NarrativeId, PostKey, SourceId
from firewarden.vocabulary.intake import Unreadable
from firewarden.vocabulary.results import Placement
from tests.stores.conftest import Streams
from tests.stores.samples import (
    ACME,
    BEGIN,
    END,
    OTHER,
    WHOLE,
    at,
    bin_at,
    commit,
    everything,
    gap,
    keys,
    mark,
    mention,
    narrative,
    signal,
    state,
)

N1, N2 = NarrativeId("n1"), NarrativeId("n2")


def test_a_post_is_known_once_it_was_accepted_whether_a_mention_or_not(store: StreamStore) -> None:
    asked = [PostKey(f"x:{number}") for number in range(1, 5)]
    assert store.known(asked) == set()
    store.commit(WHOLE)
    assert store.known(asked) == {"x:1", "x:2", "x:3"}
    assert store.known([]) == set()


def test_all_of_a_commit_is_there_for_a_reader_that_was_open_before(streams: Streams) -> None:
    writer = streams.writer()
    reader = streams.reader()
    assert reader.mentions(ACME, BEGIN, END) == []
    writer.commit(WHOLE)
    assert everything(reader) == everything(writer)
    assert keys(reader.mentions(ACME, BEGIN, END)) == ["x:1", "x:2"]


def test_the_same_commit_twice_is_harmless(store: StreamStore) -> None:
    store.commit(WHOLE)
    once = everything(store)
    store.commit(WHOLE)
    assert everything(store) == once


def test_a_mention_that_is_there_is_left_as_it_is(store: StreamStore) -> None:
    first = mention("x:1", 1, text="as it was")
    store.commit(commit(first, raws=[(first.post.key, b"first")]))
    store.commit(commit(mention("x:1", 9, text="edited", likes=900), raws=[(first.post.key, b"second")]))
    assert store.mentions(ACME, BEGIN, END) == [first]
    assert store.loudest(ACME, BEGIN, END) == [first]
    assert store.raw(first.post.key) == b"first"


def test_the_first_of_two_equal_keys_in_one_commit_is_kept(store: StreamStore) -> None:
    store.commit(commit(mention("x:1", 1), mention("x:1", 2), seen=[PostKey("x:1"), PostKey("x:1")]))
    assert store.mentions(ACME, BEGIN, END) == [mention("x:1", 1)]


def test_a_post_of_two_brands_keeps_its_bytes_when_the_second_comes_later(store: StreamStore) -> None:
    store.commit(commit(mention("x:1", 1), raws=[(PostKey("x:1"), b"one")]))
    store.commit(commit(mention("x:1", 1, OTHER), raws=[(PostKey("x:1"), b"one")]))
    assert keys(store.mentions(OTHER, BEGIN, END)) == ["x:1"]
    assert store.raw(PostKey("x:1")) == b"one"


def test_a_placement_gives_a_stored_mention_its_narrative(store: StreamStore) -> None:
    store.commit(commit(mention("x:1", 1), mention("x:2", 2, narrative=N1), mention("x:1", 1, OTHER)))
    store.commit(
        commit(
            placements=[
                Placement(brand=ACME, post=PostKey("x:1"), narrative=N1),
                Placement(brand=ACME, post=PostKey("x:2"), narrative=N2),
                Placement(brand=ACME, post=PostKey("x:unheard-of"), narrative=N2),
            ]
        )
    )
    assert store.mentions(ACME, BEGIN, END) == [mention("x:1", 1, narrative=N1), mention("x:2", 2, narrative=N2)]
    assert keys(store.mentions(ACME, BEGIN, END, narrative=N1)) == ["x:1"]
    assert store.mentions(OTHER, BEGIN, END) == [mention("x:1", 1, OTHER)]


def test_a_placement_may_come_with_its_mention(store: StreamStore) -> None:
    store.commit(commit(mention("x:1"), placements=[Placement(brand=ACME, post=PostKey("x:1"), narrative=N1)]))
    assert keys(store.mentions(ACME, BEGIN, END, narrative=N1)) == ["x:1"]


def test_bins_narratives_marks_and_sources_replace_what_was_there(store: StreamStore) -> None:
    store.commit(
        commit(
            bins=[bin_at(0, mentions=1, expected=2.0), bin_at(5, mentions=1)],
            narratives=[narrative("n1", size=1), narrative("n2", size=1)],
            marks=[mark(0, ahead=(at(99),))],
            sources=[state("a", cursor="1"), state("b", cursor="1")],
        )
    )
    store.commit(
        commit(
            bins=[bin_at(0, mentions=7, closed=True)],
            narratives=[narrative("n2", size=8)],
            marks=[mark(5)],
            sources=[state("b", cursor="2")],
        )
    )
    assert store.bins(ACME, BEGIN, END) == [bin_at(0, mentions=7, closed=True), bin_at(5, mentions=1)]
    assert store.narratives(ACME, BEGIN) == [narrative("n2", size=8), narrative("n1", size=1)]
    assert store.mark(ACME) == mark(5)
    assert store.sources() == [state("a", cursor="1"), state("b", cursor="2")]


def test_signals_and_gaps_told_before_are_not_told_again(store: StreamStore) -> None:
    store.commit(commit(signals=[signal("s1"), signal("s1")], gaps=[gap(0, 5)]))
    store.commit(commit(signals=[signal("s1"), signal("s2")], gaps=[gap(0, 5), gap(0, 10), gap(0, 5, OTHER)]))
    told = [(entry.number, entry.brand, entry.subject.rpartition("T")[2]) for entry in store.feed(0)]
    assert told == [
        (1, ACME, "s1"),
        (2, ACME, "22:05:00Z"),
        (3, ACME, "s2"),
        (4, ACME, "22:10:00Z"),
        (5, OTHER, "22:05:00Z"),
    ]


BAD = {
    "half a surrogate pair in a text": commit(mention("x:7"), mention("x:8", text="\ud83d")),
    "half a surrogate pair in a key": commit(mention("x:7"), seen=[PostKey("x:7"), PostKey("\udead")]),
    "a number beyond 64 bits": commit(mention("x:7"), mention("x:8", likes=2**70)),
    "half a surrogate pair in a narrative": commit(mention("x:7"), narratives=[narrative("n7", terms=("\ud83d",))]),
    "half a surrogate pair in a reason": commit(
        mention("x:7"), signals=[signal("s7")], unreadable=[(SourceId("src"), Unreadable(reason="\ud83d", raw=b""))]
    ),
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_a_commit_that_fails_writes_nothing_and_the_next_goes_on(store: StreamStore, bad: Commit) -> None:
    store.commit(WHOLE)
    before = everything(store)
    with pytest.raises(StoreError, match=r"cannot be stored .* Nothing of the batch was written"):
        store.commit(bad)
    assert everything(store) == before
    assert store.known([PostKey("x:7")]) == set()
    store.commit(commit(mention("x:9", 9), signals=[signal("s9")]))
    assert keys(store.mentions(ACME, BEGIN, END)) == ["x:1", "x:2", "x:9"]
    assert [entry.number for entry in store.feed(0)] == [1, 2, 3]


def test_a_store_opened_again_goes_on_where_it_was(streams: Streams) -> None:
    first = streams.writer()
    first.commit(WHOLE)
    before, store_id = everything(first), first.store_id
    first.close()
    second = streams.writer()
    assert everything(second) == before
    assert second.store_id == store_id
    assert second.known([PostKey("x:3"), PostKey("x:4")]) == {"x:3"}
    second.commit(commit(signals=[signal("s9")]))
    assert [entry.number for entry in second.feed(0)] == [1, 2, 3]


def test_each_store_has_an_id_of_its_own_which_its_readers_share(streams: Streams) -> None:
    one, two = streams.writer("one"), streams.writer("two")
    assert one.store_id != two.store_id
    assert streams.reader("one").store_id == one.store_id


def test_a_second_writer_is_refused_until_the_first_has_closed(streams: Streams) -> None:
    first = streams.writer()
    first.commit(commit(mention("x:1")))
    with pytest.raises(StoreError, match=r"already being written.* and a stream has one writer"):
        streams.writer()
    first.commit(commit(mention("x:2")))
    first.close()
    assert keys(streams.writer().mentions(ACME, BEGIN, END)) == ["x:1", "x:2"]


def test_readers_in_other_threads_see_only_whole_commits(streams: Streams) -> None:
    writer, each = streams.writer(), 7
    writer.commit(commit())
    reader, written = streams.reader(), Event()
    seen: list[list[int]] = [[], []]

    def read(into: list[int]) -> None:
        while not written.is_set():
            into.append(reader.totals(ACME, BEGIN, END).mentions)

    threads = [Thread(target=read, args=(into,)) for into in seen]
    for thread in threads:
        thread.start()
    for number in range(60):
        writer.commit(commit(*(mention(f"x:{number}-{n}", number) for n in range(each))))
    written.set()
    for thread in threads:
        thread.join()
    for counts in seen:
        assert counts == sorted(counts)
        assert [count % each for count in counts] == [0] * len(counts)
    assert reader.totals(ACME, BEGIN, END).mentions == 60 * each
