"""X by its filtered stream: nothing is missed, nobody else's rule is touched, the budget holds."""

import asyncio
from contextlib import aclosing

import msgspec

from firewarden.connectors.x.budget import Cursor
from firewarden.vocabulary.clock import MINUTE, Instant
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.intake import Block, Fetched, Quota, Unreadable
from tests.connectors.conformance.suite import (
    ConnectorSuite,
    connector_of,
    keys,
    looked,
    posts,
    read_until,
    run,
    so_many,
)
from tests.connectors.tools import NOON, own_key
from tests.connectors.x.streaming import NOW, MoodyStream, Streaming, acting, caught, sibling, then
from tests.connectors.x.test_x import FEBRUARY, FIRST, number_of

OURS = f"firewarden-{own_key('rules of the stream of X')[:12]}"


class TestX(ConnectorSuite):
    RIG = Streaming


class TestXWhenOnlyTheStreamIsIll(ConnectorSuite):
    RIG = MoodyStream


# --- posts


def test_post_comes_as_it_is_written_and_no_search_is_asked_for_it() -> None:
    rig = Streaming()

    async def main() -> list[Block]:
        return await read_until(rig, then(lambda: rig.say(1, "brand"), so_many(1)))

    blocks = run(rig, main)
    assert [(post.text, post.author.handle if post.author else "") for post in posts(blocks)] == [("brand", "ann")]
    assert rig.paths() == ["search/stream/rules"] * 2 + ["search/stream", "search/recent"]
    assert blocks[-1].quota == Quota(left=9_999, of=10_000, until=FEBRUARY)
    asked = {asked.path: asked for asked in rig.asked}["/2/tweets/search/stream"]
    assert sorted(asked.query) == ["expansions", "media.fields", "tweet.fields", "user.fields"]
    assert asked.headers["accept-encoding"] == "identity"


def test_edit_comes_with_the_key_of_its_first_version() -> None:
    rig = Streaming()

    async def main() -> tuple[PostKey, list[Block]]:
        key = rig.say(1, "brand")
        enough = then(lambda: rig.change(1, "brand, changed"), lambda b: any(p.edited_at for p in posts(b)))
        return key, await read_until(rig, enough)

    key, blocks = run(rig, main)
    assert [(p.key, p.text, p.edited_at) for p in posts(blocks)] == [
        (key, "brand", None),
        (key, "brand, changed", Instant(FIRST + 31 * MINUTE)),
    ]


def test_line_that_is_no_message_and_line_ends_within_a_text_harm_nothing() -> None:
    rig = Streaming()

    async def main() -> list[Block]:
        def act() -> None:
            rig.send(b'{"data": {"id": "1",')
            rig.send(b'{"news": "of a kind to come"}')
            rig.say(1, "brand\u2028and \x85more")

        return await read_until(rig, then(act, so_many(1)))

    items = [item for block in run(rig, main) for item in block.items]
    bad = [item.reason for item in items if isinstance(item, Unreadable)]
    assert (bad, [i.post.text for i in items if isinstance(i, Fetched)]) == (
        ["not-as-documented"] * 2,
        ["brand\u2028and \x85more"],
    )


def test_post_with_what_could_not_be_expanded_is_a_post() -> None:
    rig = Streaming()

    async def main() -> list[PostKey]:
        rig.unsaid = True

        def act() -> None:
            rig.say(1, "brand")
            rig.send(rig.told(1, errors=[{"title": "Not Found Error", "detail": "Could not find tweet."}]))

        return keys(await read_until(rig, then(act, so_many(1))))

    assert run(rig, main) == [f"twitter:{number_of(1)}"]


def test_what_matched_rules_of_others_only_is_theirs() -> None:
    rig = Streaming()

    async def main() -> list[PostKey]:
        def act() -> None:
            rig.unsaid = True
            rig.say(1, "other")
            rig.send(rig.told(1, matching_rules=[{"id": "1", "tag": "theirs"}]))
            rig.unsaid = False
            rig.say(2, "brand")

        return keys(await read_until(rig, then(act, so_many(1))))

    assert run(rig, main) == [f"twitter:{number_of(2)}"]


# --- rules


def test_our_rule_is_added_those_we_no_longer_want_go_and_those_of_others_stay() -> None:
    rig = Streaming()
    theirs = [
        {"id": "1", "value": "cats", "tag": "theirs"},
        {"id": "2", "value": "dogs", "tag": ""},
        {"id": "3", "value": "birds", "tag": "firewarden-000000000000:x"},
    ]
    rig.rules = [*theirs, {"id": "4", "value": "brand as it was asked", "tag": f"{OURS}:x"}]

    async def main() -> None:
        await read_until(rig, looked(1))

    run(rig, main)
    assert rig.rules[:3] == theirs
    assert [(rule["value"], rule["tag"]) for rule in rig.rules[3:]] == [("brand", f"{OURS}:x")]


def test_rule_of_somebody_else_for_the_same_query_serves_and_stays() -> None:
    rig = Streaming()
    rig.rules = [{"id": "1", "value": "brand", "tag": "theirs"}]

    async def main() -> list[PostKey]:
        return keys(await read_until(rig, then(lambda: rig.say(1, "brand"), so_many(1))))

    assert run(rig, main) == [f"twitter:{number_of(1)}"]
    assert (rig.rules, {asked.method for asked in rig.asked}) == (
        [{"id": "1", "value": "brand", "tag": "theirs"}],
        {"GET"},
    )


def test_query_that_is_no_rule_is_told_with_the_reason() -> None:
    rig = Streaming(ill="brand")
    error = caught(rig)
    assert (str(error), error.permanent) == ("X did not take the query as a rule: no viable alternative", True)


def test_sources_with_one_token_share_one_connection_and_each_has_its_own_posts() -> None:
    rig = Streaming()

    async def main() -> tuple[list[PostKey], list[PostKey]]:
        made, other = connector_of(rig), sibling(rig, "rival")
        async with aclosing(made.read(rig.source, None)) as one, aclosing(made.read(other, None)) as two:  # type: ignore[type-var]
            blocks = [await anext(one)], [await anext(two)]
            rig.unsaid = True
            for number, rule in enumerate(rig.rules, 1):
                rig.say(number, rule["value"])
                rig.send(rig.told(number, matching_rules=[{"id": rule["id"], "tag": rule["tag"]}]))
            async with asyncio.timeout(5):
                for found, stream in zip(blocks, (one, two), strict=True):
                    while not keys(found):
                        found.append(await anext(stream))
            return keys(blocks[0]), keys(blocks[1])

    assert run(rig, main) == ([f"twitter:{number_of(1)}"], [f"twitter:{number_of(2)}"])
    assert ([rule["tag"] for rule in rig.rules], rig.opened) == ([f"{OURS}:x", f"{OURS}:x2"], 1)


def test_rule_of_a_source_that_left_goes_while_the_others_are_heard() -> None:
    rig = Streaming()

    async def main() -> list[str]:
        made, other = connector_of(rig), sibling(rig, "rival")
        async with aclosing(made.read(rig.source, None)) as one:  # type: ignore[type-var]
            await anext(one)
            async with aclosing(made.read(other, None)) as two:  # type: ignore[type-var]
                await anext(two)
            for _ in range(3):
                await anext(one)
        return [rule["value"] for rule in rig.rules]

    assert (run(rig, main), rig.opened) == (["brand"], 1)


# --- the budget


def test_stream_is_closed_when_the_budget_is_nearly_spent_and_posts_are_counted() -> None:
    rig = Streaming()
    rig.settings |= {"budget": "25"}

    async def main() -> list[Block]:
        def later() -> None:
            rig.clock.at = Instant(rig.clock.at + 20 * MINUTE)

        def act() -> None:
            rig.clock.at = Instant(NOON + MINUTE)
            for number in range(NOW + 1, NOW + 17):
                rig.say(number, "brand")

        blocks = await read_until(rig, acting(act, lambda: None, lambda: None))
        assert rig.opened == 1
        rig.unsaid = True
        rig.say(NOW + 20, "brand")
        later()
        later()
        return [*blocks, *await read_until(rig, looked(1), blocks[-1].cursor)]

    blocks = run(rig, main)
    assert len(keys(blocks)) == 16
    assert blocks[-1].quota is not None
    assert (blocks[-1].quota.left, blocks[-1].quota.sampled, blocks[-1].quota.unread > 0) == (9, True, True)
    assert blocks[-1].lost is not None
    assert rig.opened == 1


def test_new_month_opens_the_stream_again() -> None:
    rig = Streaming()
    rig.settings |= {"budget": "25"}
    spent = Cursor(since=number_of(1), month="2026-01", spent=20)

    async def main() -> int:
        await read_until(rig, looked(1), msgspec.json.encode(spent).decode())
        assert rig.opened == 0
        rig.clock.at = FEBRUARY
        await read_until(rig, looked(1), msgspec.json.encode(spent).decode())
        return rig.opened

    assert run(rig, main) == 1
