"""What every `ports.StreamStore` must do when authors change posts or take them back."""

from dataclasses import replace

from firewarden.ports import Commit, StreamStore
from firewarden.vocabulary.feed import FeedEntry, FeedKind
from firewarden.vocabulary.ids import NarrativeId, PostKey
from firewarden.vocabulary.intake import Removed
from firewarden.vocabulary.mention import Hazard, Mention, Tone
from firewarden.vocabulary.post import tombstone
from firewarden.vocabulary.results import Results
from tests.stores.samples import ACME, BEGIN, END, NOON, OTHER, at, commit, keys, mention

X1 = PostKey("x:1")
ANGRY = {"tone": Tone.NEGATIVE, "hazards": frozenset({Hazard.SAFETY}), "handle": "anna", "followers": 7, "likes": 9}


def change(*edits: Mention, removed: tuple[str, ...] = (), minutes: float = 30) -> Commit:
    gone = [Removed(key=PostKey(key), at=at(minutes)) for key in removed]
    return Commit(plan=2, received_at=NOON, results=Results(), edits=edits, removed=gone)


def told(store: StreamStore) -> list[tuple[FeedKind, str, str]]:
    return [(entry.kind, entry.brand, entry.subject) for entry in store.feed(0)]


def test_post_taken_back_is_gone_from_every_list_and_stays_counted(store: StreamStore) -> None:
    store.commit(commit(mention("x:1", 1, **ANGRY), mention("x:2", 2), seen=[X1], raws=[(X1, b"secret")]))
    store.commit(change(removed=("x:1",)))

    lists = (
        store.mentions(ACME, BEGIN, END),
        store.mentions(ACME, BEGIN, END, newest_first=True),
        store.loudest(ACME, BEGIN, END),
    )
    assert [keys(found) for found in lists] == [["x:2"]] * 3
    assert store.mentions(ACME, BEGIN, END, hazard=Hazard.SAFETY) == []
    assert store.raw(X1) is None
    totals = store.totals(ACME, BEGIN, END)
    assert (totals.mentions, totals.negative, totals.people) == (2, 1, 1)


def test_keys_are_found_by_how_they_begin(store: StreamStore) -> None:
    names = ("x:ann/1", "x:ann/2", "x:ann", "x:anna/3", "x:Ann/4", "x:ann/\U0001f525", "x:%/5")
    store.commit(commit(*(mention(name, 1) for name in names), mention("x:ann/1", 1, OTHER)))
    store.commit(change(removed=("x:ann/2",)))

    assert store.keys_under("x:ann/") == ["x:ann/1", "x:ann/\U0001f525"]
    assert store.keys_under("x:%") == ["x:%/5"]


def test_tombstone_says_that_there_was_a_post_and_nothing_of_it(store: StreamStore) -> None:
    angry = mention("x:1", 1, url="https://x.example/1", title="Fire", **ANGRY)
    store.commit(commit(angry))
    store.commit(change(removed=("x:1",)))

    [found] = store.mentions_by_key(ACME, [X1])
    assert found == replace(
        angry, post=tombstone(angry.post), reading=replace(angry.reading, hazards=frozenset()), removed=True
    )
    assert (found.post.text, found.post.author, found.post.url, found.post.title) == ("", None, None, None)


def test_every_brand_that_had_the_post_is_told_once(store: StreamStore) -> None:
    store.commit(commit(mention("x:1", 1), mention("x:1", 1, OTHER), mention("x:2", 2)))
    store.commit(change(removed=("x:1",)))
    store.commit(change(removed=("x:1",)))

    assert store.feed(0) == [
        FeedEntry(number=1, kind=FeedKind.DELETION, brand=ACME, at=at(30), subject="x:1", plan=2),
        FeedEntry(number=2, kind=FeedKind.DELETION, brand=OTHER, at=at(30), subject="x:1", plan=2),
    ]


def test_nobody_is_told_of_a_post_that_was_no_mention(store: StreamStore) -> None:
    store.commit(commit(mention("x:1", 1), seen=[X1, PostKey("x:9")]))
    store.commit(change(removed=("x:9", "x:404")))

    assert (told(store), keys(store.mentions(ACME, BEGIN, END))) == ([], ["x:1"])


def test_post_taken_back_in_the_commit_that_brought_it_is_a_tombstone(store: StreamStore) -> None:
    brought = commit(mention("x:1", 1), raws=[(X1, b"one")])
    store.commit(replace(brought, removed=[Removed(key=X1, at=at(2))]))

    assert (store.mentions(ACME, BEGIN, END), store.raw(X1)) == ([], None)
    assert [m.removed for m in store.mentions_by_key(ACME, [X1])] == [True]


def test_tombstone_does_not_rise_again(store: StreamStore) -> None:
    store.commit(commit(mention("x:1", 1, text="as it was")))
    store.commit(change(removed=("x:1",)))
    store.commit(commit(mention("x:1", 1, text="as it was"), raws=[(X1, b"again")]))
    store.commit(change(mention("x:1", 1, text="edited", edited_at=at(40))))

    assert (store.mentions(ACME, BEGIN, END), store.raw(X1)) == ([], None)
    assert told(store) == [(FeedKind.DELETION, "acme", "x:1")]


def test_edit_changes_the_content_and_what_is_claimed_in_it(store: StreamStore) -> None:
    before = mention("x:1", 1, text="fire!", narrative=NarrativeId("n1"), received_at=at(5), **ANGRY)
    after = mention("x:1", 1, text="no fire", edited_at=at(9), tone=Tone.NEGATIVE, handle="anna", followers=7, likes=9)
    store.commit(commit(before, raws=[(X1, b"fire!")]))
    store.commit(change(after))

    kept = replace(after, narrative=NarrativeId("n1"), received_at=at(5))
    assert store.mentions(ACME, BEGIN, END) == [kept]
    assert store.mentions(ACME, BEGIN, END, hazard=Hazard.SAFETY) == []
    assert store.raw(X1) == b"fire!"
    assert store.feed(0) == [FeedEntry(number=1, kind=FeedKind.EDIT, brand=ACME, at=at(9), subject="x:1", plan=2)]


def test_edit_of_one_brand_leaves_the_other_as_it_was(store: StreamStore) -> None:
    store.commit(commit(mention("x:1", 1, text="old"), mention("x:1", 1, OTHER, text="old")))
    store.commit(change(mention("x:1", 1, text="new", edited_at=at(9))))

    assert [m.post.text for brand in (ACME, OTHER) for m in store.mentions(brand, BEGIN, END)] == ["new", "old"]


def test_edit_of_something_never_stored_stores_nothing(store: StreamStore) -> None:
    store.commit(change(mention("x:1", 1, edited_at=at(9))))

    assert (store.mentions(ACME, BEGIN, END), told(store)) == ([], [])
