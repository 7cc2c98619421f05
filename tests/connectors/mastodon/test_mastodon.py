"""Timelines of servers, looked at and listened to."""

import time
from dataclasses import replace

import pytest

from firewarden.connectors.mastodon.connector import connect
from firewarden.vocabulary.clock import MINUTE
from firewarden.vocabulary.errors import ConfigError, NetworkError
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.intake import Block, Quota
from tests.connectors.conformance.rig import SECRET, Mood
from tests.connectors.conformance.suite import (
    ConnectorSuite,
    connector_of,
    gone,
    keys,
    looked,
    posts,
    read_until,
    run,
    so_many,
)
from tests.connectors.mastodon.fake import FIRST, FakeMastodon
from tests.connectors.tools import NOON


class TestMastodon(ConnectorSuite):
    RIG = FakeMastodon


class ClosedToStrangers(FakeMastodon):
    """A server of the kind before 4.3, which cannot give several statuses at once."""

    def __init__(self) -> None:
        super().__init__()
        self.several = False
        self.access = {"local": "authenticated", "remote": "authenticated"}


class TestOlderServer(ConnectorSuite):
    RIG = ClosedToStrangers


def never(blocks: list[Block]) -> bool:
    return False


def paths(rig: FakeMastodon) -> list[str]:
    return [asked.path.removeprefix("/api/v1/") for asked in rig.asked]


def test_past_is_read_by_pages_and_told_from_the_oldest_on() -> None:
    rig = FakeMastodon()

    async def main() -> tuple[list[PostKey], list[Block]]:
        rig.say(-60 * 24 * 30, "a month ago")
        said = [rig.say(number, "brand") for number in range(1, 451)]
        return said, await read_until(rig, so_many(450))

    said, blocks = run(rig, main)
    assert keys(blocks) == said
    assert [len(block.items) for block in blocks] == [200, 200, 50]
    assert paths(rig).count("timelines/public") == 12


def test_what_was_said_while_we_were_away_is_read_by_pages() -> None:
    rig = FakeMastodon()
    rig.token = None

    async def main() -> tuple[list[PostKey], list[Block], list[list[PostKey]]]:
        rig.say(1, "brand")
        first = await read_until(rig, so_many(1))
        said = [rig.say(number, "brand") for number in range(2, 131)]
        blocks = await read_until(rig, so_many(129), first[-1].cursor)
        again = [keys(await read_until(rig, lambda b: said[-1] in keys(b), block.cursor)) for block in blocks[:2]]
        return said, blocks, again

    said, blocks, again = run(rig, main)
    assert keys(blocks) == said
    assert [len(block.items) for block in blocks] == [40, 40, 40, 9]
    assert again == [said[40:], said[80:]]


def test_past_left_in_the_middle_is_read_on() -> None:
    rig = FakeMastodon()
    rig.token = None

    async def main() -> tuple[list[PostKey], list[PostKey]]:
        said = [rig.say(number, "brand") for number in range(1, 301)]
        whole = await read_until(rig, so_many(300))
        return said[200:], keys(await read_until(rig, so_many(100), whole[0].cursor))

    left, rest = run(rig, main)
    assert rest == left


def test_status_that_comes_late_from_another_server_is_not_missed() -> None:
    """Its id tells when it was written."""
    rig = FakeMastodon()
    rig.token = None

    async def main() -> tuple[PostKey, list[PostKey]]:
        rig.say(1, "brand")
        rig.say(5, "brand")
        first = await read_until(rig, so_many(2))
        late = rig.say(3, "brand")
        return late, keys(await read_until(rig, so_many(1), first[-1].cursor))

    late, got = run(rig, main)
    assert got == [late]


def test_without_a_token_edits_and_deletions_are_noticed_on_the_newest_page() -> None:
    rig = FakeMastodon()
    rig.token = None

    async def main() -> tuple[list[PostKey], list[Block]]:
        said = [rig.say(number, "brand") for number in (1, 2, 3)]
        first = await read_until(rig, so_many(3))
        rig.change(1, "brand, changed")
        rig.take_back(2)
        return said, await read_until(rig, looked(3), first[-1].cursor)

    said, blocks = run(rig, main)
    assert [(p.key, p.text, p.edited_at) for p in posts(blocks)] == [(said[0], "brand, changed", FIRST + 31 * MINUTE)]
    assert (gone(blocks), [len(block.items) for block in blocks]) == ([said[1]], [2, 0, 0])


def test_status_that_only_left_the_timeline_is_not_taken_for_deleted() -> None:
    rig = FakeMastodon()
    rig.token, rig.settings = None, {"timelines": "#fire"}

    async def main() -> list[Block]:
        rig.say(1, "#fire brand")
        rig.say(2, "#fire here")
        first = await read_until(rig, so_many(2))
        rig.statuses[1]["content"] = "<p>brand without the tag</p>"
        return await read_until(rig, looked(3), first[-1].cursor)

    assert gone(run(rig, main)) == []
    assert paths(rig).count(f"statuses/{rig.id_of(1)}") == 1


def test_many_deletions_at_once_are_asked_for_bit_by_bit() -> None:
    rig = FakeMastodon()
    rig.token = None

    async def main() -> tuple[list[PostKey], list[Block]]:
        said = [rig.say(number, "brand") for number in range(1, 31)]
        first = await read_until(rig, so_many(30))
        for number in range(1, 26):
            rig.take_back(number)
        return said[:25], await read_until(rig, lambda blocks: len(gone(blocks)) == 25, first[-1].cursor)

    said, blocks = run(rig, main)
    assert sorted(gone(blocks)) == sorted(said)
    assert [len(block.items) for block in blocks] == [10, 10, 5]


def test_post_on_several_timelines_comes_once() -> None:
    rig = FakeMastodon()
    rig.settings = {"timelines": "local, #fire, #smoke"}

    async def main() -> tuple[list[PostKey], list[Block]]:
        said = [rig.say(1, "#fire and #smoke"), rig.say(2, "brand")]
        return said, await read_until(rig, looked(4))

    said, blocks = run(rig, main)
    assert [post.key for post in posts(blocks)] == said
    assert {path for path in paths(rig) if path.startswith("timelines")} == {
        *("timelines/public", "timelines/tag/fire", "timelines/tag/smoke")
    }


def test_post_has_one_key_on_all_servers_and_the_token_goes_to_the_first_alone() -> None:
    rig, other = FakeMastodon(), FakeMastodon("smoke.example")

    async def main() -> tuple[list[PostKey], list[Block]]:
        async with other:
            other.token = None
            rig.settings = {"servers": f"{rig.url} {other.url}"}
            said = [rig.say(1, "brand"), other.say(2, "brand")]
            foreign = rig.statuses[1] | {"id": "77"}
            other.statuses[1] = foreign | {"account": rig.account() | {"acct": "ann@fire.example"}}
            return said, await read_until(rig, looked(3))

    said, blocks = run(rig, main)
    assert keys(blocks) == said
    assert sorted(post.key for post in posts(blocks)) == sorted([said[0], *said])
    assert {asked.headers.get("authorization") for asked in rig.asked} == {f"Bearer {SECRET}"}
    assert {asked.headers.get("authorization") for asked in other.asked} == {None}


def test_server_in_trouble_does_not_keep_the_others_from_being_read() -> None:
    rig, other = FakeMastodon(), FakeMastodon("smoke.example")

    async def main() -> tuple[PostKey, list[PostKey], str]:
        async with other:
            rig.settings = {"servers": f"{rig.url} {other.url}"}
            other.token = None
            said = other.say(1, "brand")
            rig.be(Mood.BROKEN)
            seen: list[Block] = []
            with pytest.raises(NetworkError) as caught:
                await read_until(rig, lambda blocks: bool(seen.append(blocks[-1])))  # type: ignore[func-returns-value]
            return said, keys(seen), str(caught.value)

    said, got, trouble = run(rig, main)
    assert (got, trouble[:29]) == ([said], "1 of 2 could not be read. 127")


def test_answer_names_its_parent_by_the_name_it_has_everywhere() -> None:
    rig = FakeMastodon()

    async def main() -> tuple[PostKey, list[Block]]:
        parent = rig.say(1, "elsewhere")
        rig.settings = {"timelines": "#fire"}
        rig.say(2, "#fire indeed", in_reply_to_id=rig.id_of(1))
        rig.say(3, "#fire again", in_reply_to_id="404")
        return parent, await read_until(rig, so_many(2))

    parent, blocks = run(rig, main)
    assert [post.reply_to for post in posts(blocks)] == [parent, None]
    assert paths(rig).count("statuses") == 1


# --- what the server's own settings say


def test_timeline_closed_to_strangers_is_told_before_it_is_asked_for() -> None:
    rig = FakeMastodon()
    rig.token, rig.access = None, {"local": "authenticated", "remote": "disabled"}

    async def main() -> tuple[str, NetworkError]:
        with pytest.raises(NetworkError) as caught:
            await read_until(rig, never)
        return (await connector_of(rig).check(rig.source)).says, caught.value

    says, error = run(rig, main)
    told = (
        "On 127.0.0.1 the timeline 'local' is shown to signed-in people only."
        " Enter a token of an account there, or leave it out."
    )
    assert (says, str(error), error.permanent) == (told, told, True)
    assert {asked.path for asked in rig.asked} == {"/api/v2/instance"}


@pytest.mark.parametrize(
    ("access", "token", "timeline", "works"),
    [
        ({"local": "public", "remote": "disabled"}, None, "local", True),
        ({"local": "public", "remote": "disabled"}, None, "public", True),
        ({"local": "disabled", "remote": "public"}, SECRET, "local", False),
        ({"local": "authenticated", "remote": "disabled"}, SECRET, "public", True),
        ({"local": "disabled", "remote": "disabled"}, SECRET, "#fire", False),
        ({"local": "authenticated", "remote": "authenticated"}, None, "#fire", False),
    ],
)
def test_settings_of_the_server_decide(access: dict[str, str], token: str | None, timeline: str, works: bool) -> None:
    rig = FakeMastodon()
    rig.access, rig.token, rig.settings = access, token, {"timelines": timeline}

    async def main() -> bool:
        return (await connector_of(rig).check(rig.source)).works

    assert run(rig, main) == works


def test_check_says_what_is_heard() -> None:
    async def says(rig: FakeMastodon) -> str:
        return (await connector_of(rig).check(rig.source)).says

    told = "1 of 1 servers let us read 1 timelines each. "
    well, deaf, stranger = FakeMastodon(), FakeMastodon(), FakeMastodon()
    deaf.settings, stranger.token = {"streaming": "ws://127.0.0.1:9"}, None
    assert run(well, lambda: says(well)) == told + "New posts and deletions are streamed from the first."
    assert run(deaf, lambda: says(deaf)) == told + "Streaming does not work: see its address."
    assert run(stranger, lambda: says(stranger)) == told + "Without a token, deletions come late or not at all."


@pytest.mark.parametrize("settings", [{"timelines": "home"}, {"timelines": "#"}, {"servers": ""}, {"streaming": "x"}])
def test_settings_that_make_no_sense_are_refused(settings: dict[str, str]) -> None:
    rig = FakeMastodon()
    rig.settings = settings

    async def main() -> None:
        await read_until(rig, never)

    with pytest.raises(ConfigError):
        run(rig, main)


# --- limits


def test_what_the_server_still_allows_is_told() -> None:
    rig = FakeMastodon()

    async def main() -> list[Block]:
        rig.left = 123
        rig.say(1, "brand")
        return await read_until(rig, so_many(1))

    assert run(rig, main)[0].quota == Quota(left=123, of=300, until=rig.reset)


def test_when_little_is_left_we_wait_until_the_server_begins_to_count_anew() -> None:
    rig = FakeMastodon()
    rig.left, rig.reset = 3, NOON + 300_000

    async def main() -> float:
        rig.say(1, "brand")
        began = time.monotonic()
        await read_until(rig, so_many(1))
        return time.monotonic() - began

    assert run(rig, main) >= 0.3


def test_sources_that_read_the_same_server_wait_together() -> None:
    rig = FakeMastodon()
    rig.left, rig.reset = 3, NOON + 300_000

    async def main() -> float:
        made = connect(rig.tools)
        await made.check(rig.source)
        began = time.monotonic()
        await made.check(replace(rig.source, id=SourceId("other")))
        return time.monotonic() - began

    assert run(rig, main) >= 0.3
