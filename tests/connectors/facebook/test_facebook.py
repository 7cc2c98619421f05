"""Facebook: a Page of ours, by looking and by pushes."""

from contextlib import aclosing
from dataclasses import replace

import pytest

from firewarden.connectors.facebook.connector import Facebook
from firewarden.vocabulary.clock import DAY, HOUR, MINUTE, Instant
from firewarden.vocabulary.errors import ConfigError, NetworkError
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.intake import Block, Fetched, Quota
from firewarden.vocabulary.post import Attachment, Author, PostKind
from tests.connectors.conformance.backfill import BackfillSuite
from tests.connectors.conformance.rig import SECRET
from tests.connectors.conformance.suite import ConnectorSuite, connector_of, keys, read_until, run, so_many
from tests.connectors.facebook.rig import ANN, PAGE, FacebookRig, gather, gone, items
from tests.connectors.graph import FIRST, Thing, Trouble, error
from tests.connectors.tools import NOON


class TestFacebook(ConnectorSuite):
    RIG = FacebookRig


def test_visitors_and_tags_are_read_and_the_page_itself_is_not() -> None:
    rig = FacebookRig()

    async def main() -> list[Fetched]:
        rig.post("100_2", ANN, 1, message="brand is late", attachments=_photo("https://cdn.example/1.jpg"))
        rig.post("8_3", None, 2, "100/tagged", message="see brand", permalink_url="https://fb.example/8/3")
        rig.comment(3, "sorry to hear", who=PAGE)
        rig.comment(4, "me too https://a.example/", parent={"id": "1_3"}, like_count=2)
        return items(await read_until(rig, so_many(3)))

    visitor, tagged, comment = sorted((one.post for one in run(rig, main)), key=lambda post: post.created_at)
    assert (visitor.key, visitor.kind, visitor.author) == (
        "facebook:100_2",
        PostKind.POST,
        Author(handle="7", name="Ann"),
    )
    assert (visitor.has, [one.url for one in visitor.pictures]) == (
        frozenset({Attachment.IMAGE}),
        ["https://cdn.example/1.jpg"],
    )
    assert (tagged.url, tagged.author, tagged.replies) == ("https://fb.example/8/3", None, 0)
    assert (comment.kind, comment.reply_to, comment.likes) == (PostKind.REPLY, "facebook:1_3", 2)
    assert (comment.has, comment.url) == (frozenset({Attachment.LINK}), "https://www.facebook.com/1_4")


def _photo(src: str) -> Thing:
    return {"data": [{"media_type": "photo", "media": {"image": {"src": src}}}]}


def test_post_that_is_in_the_feed_and_tags_the_page_has_one_key() -> None:
    rig = FacebookRig()

    async def main() -> list[PostKey]:
        rig.post("9_1", ANN, 1)
        rig.lists.edges["100/tagged"] = [rig.lists.things["9_1"]]
        rig.comment(2, "brand")
        return [one.post.key for one in items(await read_until(rig, so_many(2)))]

    assert run(rig, main) == ["facebook:9_1", "facebook:9_1", "facebook:1_2"]


def test_comments_are_asked_for_only_where_their_number_has_changed() -> None:
    rig = FacebookRig()

    async def main() -> list[str]:
        rig.post("100_2", PAGE, 1)
        rig.comment(2, "brand")
        looks = 0

        def enough(blocks: list[Block]) -> bool:
            nonlocal looks
            looks = sum(one.path == "/100/feed" and "message" not in one.query["fields"] for one in rig.asked)
            if looks == 2 and len(keys(blocks)) == 1:
                rig.asked.clear()
                rig.comment(3, "brand again")
            return len(keys(blocks)) == 2

        await read_until(rig, enough)
        return [one.path for one in rig.asked]

    asked = run(rig, main)
    assert ("/100_1/comments" in asked, "/100_2/comments" in asked) == (True, False)


def test_lists_that_did_not_change_are_not_asked_for_again_after_a_restart() -> None:
    rig = FacebookRig()

    async def main() -> list[str]:
        rig.post("100_2", PAGE, 1)
        rig.comment(2, "brand")
        first = await read_until(rig, lambda blocks: len(keys(blocks)) == 1 and len(blocks) > 5)
        rig.asked.clear()
        rig.comment(3, "brand again")
        await read_until(rig, so_many(1), first[-1].cursor)
        return [one.path for one in rig.asked]

    asked = run(rig, main)
    assert asked == ["/100/feed", "/100/feed", "/100/tagged", "/100_1/comments"]


def test_look_that_failed_is_not_begun_anew_at_once() -> None:
    """A list we may not read would else be asked for every second, and all the others with it."""
    rig = FacebookRig()
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    async def main() -> None:
        rig.comment(1, "brand")
        first = await read_until(rig, so_many(1))
        connector = Facebook(replace(rig.tools, sleep=sleep))
        async with aclosing(connector.read(rig.source, first[-1].cursor)) as stream:  # type: ignore[type-var]
            await anext(stream)

    run(rig, main)
    assert sum(waits) == 30


def test_no_deletion_is_forgotten_when_asking_for_another_fails() -> None:
    """Though the lists behind it are read, and what is resumed from is theirs."""
    rig = FacebookRig()

    async def main() -> tuple[list[PostKey], list[PostKey]]:
        rig.post("100_2", PAGE)
        said = [rig.comment(number, "brand", "100_2") for number in (1, 2)]
        first = await read_until(rig, so_many(2))
        for name in ("1_1", "1_2"):
            rig.lists.edges["100_2/comments"].remove(rig.lists.things.pop(name))
        rig.comment(3, "brand")
        rig.later()
        rig.trouble = Trouble(error(2, status=500), "/1_2")
        blocks: list[Block] = []
        with pytest.raises(NetworkError):
            await gather(rig, blocks, first[-1].cursor)
        assert (keys(blocks), gone(blocks)) == (["facebook:1_3"], [])
        rig.trouble = None
        return said, gone(await read_until(rig, lambda blocks: bool(gone(blocks)), blocks[-1].cursor))

    said, found = run(rig, main)
    assert found == said


def test_long_list_is_read_page_by_page_in_order() -> None:
    rig = FacebookRig()
    rig.page = 40

    async def main() -> tuple[list[PostKey], list[PostKey]]:
        said = [rig.comment(number, "brand") for number in range(1, 101)]
        return said, keys(await read_until(rig, so_many(100)))

    said, got = run(rig, main)
    assert got == said
    assert all(SECRET not in one.target for one in rig.asked)


def test_what_is_said_faster_than_it_can_be_read_is_told_as_lost() -> None:
    rig = FacebookRig()
    rig.page = 5

    async def main() -> list[tuple[int, int]]:
        rig.comment(1, "brand")
        first = await read_until(rig, so_many(1))
        for number in range(2, 100):
            rig.comment(number, "brand")
        later = await read_until(rig, so_many(50), first[-1].cursor)
        return [((b.lost.start - FIRST) // MINUTE, (b.lost.end - FIRST) // MINUTE) for b in later if b.lost]

    assert run(rig, main) == [(1, 50)]


def test_comments_go_with_the_post_that_they_were_under() -> None:
    rig = FacebookRig()

    async def main() -> tuple[PostKey, list[PostKey]]:
        key = rig.comment(1, "brand")
        first = await read_until(rig, so_many(1))
        del rig.lists.things["100_1"]
        rig.lists.edges["100/feed"].clear()
        return key, gone(await read_until(rig, lambda blocks: bool(gone(blocks)), first[-1].cursor))

    key, found = run(rig, main)
    assert found == [key]


def test_comments_stay_when_a_post_is_only_too_old_to_be_looked_at() -> None:
    rig = FacebookRig()
    rig.posts = "1"

    async def main() -> list[PostKey]:
        rig.comment(1, "brand")
        first = await read_until(rig, so_many(1))
        for number in range(2, 30):
            rig.post(f"100_{number}", PAGE, number)
        rig.post("100_99", ANN, 99)
        return gone(await read_until(rig, so_many(1), first[-1].cursor))

    assert run(rig, main) == []


def test_no_right_for_one_list_keeps_no_other_from_being_read() -> None:
    rig = FacebookRig()

    async def main() -> tuple[list[PostKey], NetworkError]:
        rig.comment(1, "brand")
        rig.trouble = Trouble(error(10), "/100/tagged")
        found: list[Block] = []
        with pytest.raises(NetworkError) as caught:
            await gather(rig, found)
        return keys(found), caught.value

    found, trouble = run(rig, main)
    assert found == ["facebook:1_1"]
    assert str(trouble) == (
        "1 of 3 could not be read. The token may not read tagged of Facebook (10). Grant it in the app, and pass its "
        "review."
    )
    assert trouble.permanent is False


def test_expired_token_is_said_by_doctor_without_the_token() -> None:
    rig = FacebookRig()

    async def main() -> tuple[bool, str]:
        rig.trouble = Trouble(error(190, 463))
        checked = await connector_of(rig).check(rig.source)
        return checked.works, checked.says

    assert run(rig, main) == (
        False,
        "The token of Facebook has expired or was withdrawn. Make a new one and enter it in the settings.",
    )


def test_what_is_left_is_shown_and_looks_are_further_apart_when_it_is_little() -> None:
    rig = FacebookRig()
    rig.headers = {"X-Business-Use-Case-Usage": '{"100":[{"type":"pages","call_count":90}]}'}

    async def main() -> Block:
        rig.comment(1, "brand")
        return (await read_until(rig, so_many(1)))[-1]

    assert run(rig, main).quota == Quota(left=10, of=100, until=Instant(NOON + HOUR))


def test_token_without_the_secret_of_the_app_is_enough_to_look() -> None:
    rig = FacebookRig()

    async def main() -> tuple[str, list[bool]]:
        source = replace(rig.source, secret="token")
        return (await connector_of(rig).check(source)).says, ["appsecret_proof" in one.query for one in rig.asked]

    says, proven = run(rig, main)
    assert says == (
        "The Page, what tags it and comments can be read; posts looked at: 1. Nothing can be pushed without the secret "
        "of the app."
    )
    assert proven == [False] * 4


def test_page_that_is_none_is_named() -> None:
    rig = FacebookRig()

    async def main() -> str:
        with pytest.raises(ConfigError) as caught:
            await anext(connector_of(rig).read(replace(rig.source, settings={"page": "kestrel/../x"}), None))
        return str(caught.value)

    assert run(rig, main) == "'kestrel/../x' is no Page. It should be its number, as its page About says it."


def test_seven_days_are_read_back_at_first() -> None:
    rig = FacebookRig()

    async def main() -> list[PostKey]:
        rig.comment(-8 * DAY // MINUTE, "long ago")
        rig.comment(1, "brand")
        return keys(await read_until(rig, so_many(1)))

    assert run(rig, main) == ["facebook:1_1"]


class TestPast(BackfillSuite):
    RIG = FacebookRig
