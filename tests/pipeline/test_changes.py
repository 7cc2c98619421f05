"""Posts that are changed or taken back while the pipeline runs, and after it was killed."""

import asyncio
from dataclasses import replace
from pathlib import Path

from firewarden.vocabulary.clock import BIN, Instant
from firewarden.vocabulary.feed import FeedKind
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.intake import Block, Fetched, Removed
from tests.pipeline.samples import Network, Run, Until, block
from tests.stages.samples import ACME, FILE, NOON, at, brand, plan, post

PLAN = plan(brand("acme"))
FIRST = [post(n, f"acme {n}", key=f"p:{n}") for n in range(4)]
EDITED = replace(FIRST[1], text="acme burns", edited_at=at(9))


def changes(cursor: int, *items: Fetched | Removed) -> Block:
    return Block(items=items, cursor=str(cursor))


def edit(cursor: int = 5) -> Block:
    return changes(cursor, Fetched(post=EDITED, raw=b"newer"))


def removal(cursor: int = 6, key: str = "p:2") -> Block:
    return changes(cursor, Removed(key=PostKey(key), at=at(10)))


def test_edit_and_removal_reach_the_store_and_the_feed(tmp_path: Path):
    here = Run(tmp_path, PLAN)
    here.go(
        Network({FILE: [block(4, *FIRST), edit(), removal(), removal(7, "p:404"), block(8, post(40, "acme late"))]})
    )

    with here.reader() as reader:
        told = reader.mentions(ACME, NOON, at(20))
        assert [m.post.text for m in told] == ["acme 0", "acme burns", "acme 3"]
        changed = [(e.kind, e.subject) for e in reader.feed(0) if e.kind in (FeedKind.EDIT, FeedKind.DELETION)]
        assert changed == [(FeedKind.EDIT, "p:1"), (FeedKind.DELETION, "p:2")]
        assert [b.mentions for b in reader.bins(ACME, NOON, Instant(NOON + BIN))] == [4]
    state = here.source(FILE)
    assert (state.read, state.accepted, state.edited, state.removed, state.duplicates) == (6, 5, 1, 1, 0)


def test_account_that_is_gone_takes_its_posts_along(tmp_path: Path):
    """Those stored before, and those that came in the same breath; not those of somebody whose name begins alike."""
    here = Run(tmp_path, PLAN)
    said = [post(n, f"acme {n}", key=key) for n, key in enumerate(("p:ann/1", "p:ann/2", "p:anna/3"))]
    gone = Removed(key=PostKey("p:ann/"), at=at(10), all_of=True)
    first, *rest = (Fetched(post=one, raw=b"") for one in said)

    here.go(Network({FILE: [changes(4, first), changes(5, *rest, gone), changes(6, gone)]}))

    with here.reader() as reader:
        assert [m.post.key for m in reader.mentions(ACME, NOON, at(20))] == ["p:anna/3"]
        assert [e.subject for e in reader.feed(0) if e.kind is FeedKind.DELETION] == ["p:ann/1", "p:ann/2"]
    assert (here.source(FILE).accepted, here.source(FILE).removed) == (3, 2)


def test_what_is_delivered_again_after_a_restart_changes_nothing(tmp_path: Path):
    here = Run(tmp_path, PLAN)
    stop = asyncio.Event()
    steps = [block(4, *FIRST), edit(), removal(), Until(lambda: here.source(FILE).removed == 1), stop.set]
    here.go(Network({FILE: steps}, endless=True), until_done=False, stop=stop)
    with here.reader() as reader:
        before = reader.feed(0), [m.post for m in reader.mentions(ACME, NOON, at(20))]

    here.go(Network({FILE: [block(4, *FIRST), edit(), removal(), edit(7)]}))

    with here.reader() as reader:
        assert (reader.feed(0), [m.post for m in reader.mentions(ACME, NOON, at(20))]) == before
    state = here.source(FILE)
    assert state.read == state.accepted + state.duplicates + state.edited
    assert (state.accepted, state.edited, state.removed) == (4, 1, 2)
