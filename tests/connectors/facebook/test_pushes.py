"""What Facebook pushes: read at once, once, and whatever else fails."""

import json
from typing import Any

import pytest

from firewarden.vocabulary.clock import MINUTE
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.intake import Block, Fetched, Unreadable
from firewarden.vocabulary.post import Author, PostKind
from tests.connectors.conformance.suite import read_until, run, so_many
from tests.connectors.facebook.rig import ANN, PAGE, FacebookRig, gather, items
from tests.connectors.graph import FIRST, Thing, Trouble, error
from tests.connectors.tools import NOON


def push(*values: Thing, page: str = "100", field: str = "feed") -> Thing:
    changes = [{"field": field, "value": value} for value in values]
    return {"object": "page", "entry": [{"id": page, "time": NOON // 1_000_000, "changes": changes}]}


def told(verb: str, **more: Any) -> Thing:
    value = {
        "item": "comment",
        "verb": verb,
        "post_id": "100_1",
        "comment_id": "1_5",
        "parent_id": "100_1",
        "from": ANN,
    }
    return {**value, "created_time": (FIRST + 5 * MINUTE) // 1_000_000, **more}


def test_push_is_read_though_nothing_else_can_be() -> None:
    rig = FacebookRig()

    async def main() -> Fetched:
        rig.push(push(told("add", message="brand, at once")))
        rig.trouble = Trouble(error(190))
        blocks: list[Block] = []
        with pytest.raises(NetworkError):
            await gather(rig, blocks)
        return items(blocks)[0]

    fetched = run(rig, main)
    post = fetched.post
    assert (post.key, post.text, post.reply_to) == ("facebook:1_5", "brand, at once", "facebook:100_1")
    assert (post.created_at, post.kind, post.edited_at) == (FIRST + 5 * MINUTE, PostKind.REPLY, None)
    assert json.loads(fetched.raw)["message"] == "brand, at once"


def test_post_that_is_pushed_and_looked_at_has_one_key() -> None:
    rig = FacebookRig()

    async def main() -> list[PostKey]:
        rig.push(push(told("add", message="brand")))
        rig.comment(5, "brand")
        rig.comment(6, "brand")
        return [one.post.key for one in items(await read_until(rig, so_many(2)))]

    assert run(rig, main) == ["facebook:1_5", "facebook:1_5", "facebook:1_6"]


def test_edits_and_deletions_are_pushed_and_reactions_are_nothing() -> None:
    rig = FacebookRig()

    async def main() -> list[Any]:
        rig.push(
            push(
                told("edited", message="brand, changed"),
                told("remove"),
                told("hide"),
                told("add", item="reaction"),
                told("add", item="like"),
                told("add", message="ours", **{"from": PAGE}),
                told("remove", item="post", comment_id="", post_id="100_4"),
                told("add", created_time="soon"),
            )
        )
        rig.push(push(told("add"), page="200"))
        blocks = await read_until(rig, lambda found: any(block.items for block in found))
        return [item for block in blocks for item in block.items]

    edited, removed, post, bad = run(rig, main)
    assert (edited.post.text, edited.post.edited_at) == ("brand, changed", NOON)
    assert [(one.key, one.at) for one in (removed, post)] == [("facebook:1_5", NOON), ("facebook:100_4", NOON)]
    assert isinstance(bad, Unreadable)


def test_mention_elsewhere_is_only_ever_pushed() -> None:
    rig = FacebookRig()

    async def main() -> Fetched:
        value = {"item": "post", "verb": "add", "post_id": "44_1", "message": "thanks, brand", "sender_id": 9}
        rig.push(push({**value, "sender_name": "Bo", "created_time": FIRST // 1_000_000}, field="mention"))
        return items(await read_until(rig, so_many(1)))[0]

    post = run(rig, main).post
    assert (post.key, post.author, post.kind) == ("facebook:44_1", Author(handle="9", name="Bo"), PostKind.POST)
    assert (post.reply_to, post.created_at) == (None, FIRST)
