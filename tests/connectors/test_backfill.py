"""Networks that can be read back, newest first."""

from contextlib import aclosing

from websockets.asyncio.server import ServerConnection
from websockets.http11 import Request, Response

from firewarden.ports import Backfill
from firewarden.vocabulary.clock import MINUTE
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.intake import Block
from firewarden.vocabulary.plan import Source
from tests.connectors.appstore.test_appstore import AppStoreRig
from tests.connectors.bluesky.rig import ANN, StreamRig
from tests.connectors.bluesky.test_past import PublicRig
from tests.connectors.conformance.backfill import FIRST, BackfillSuite, minute
from tests.connectors.conformance.rig import Can, Mood, Rig
from tests.connectors.conformance.suite import connector_of, run
from tests.connectors.discord.test_discord import DiscordRig
from tests.connectors.feeds.feed import FeedRig
from tests.connectors.gdelt.test_gdelt import GdeltRig
from tests.connectors.hackernews.test_hackernews import HackerNewsRig
from tests.connectors.lemmy.test_lemmy import LemmyRig
from tests.connectors.mailbox.fake import FakeRig as MailboxRig
from tests.connectors.mastodon.fake import FakeMastodon
from tests.connectors.reddit.test_reddit import RedditRig
from tests.connectors.tools import NOON
from tests.connectors.x.test_x import XRig
from tests.connectors.youtube.test_youtube import YouTubeRig


class TestHackerNews(BackfillSuite):
    RIG = HackerNewsRig


class TestLemmy(BackfillSuite):
    RIG = LemmyRig


class TestMastodon(BackfillSuite):
    RIG = FakeMastodon


class TestGdelt(BackfillSuite):
    RIG = GdeltRig


class TestReddit(BackfillSuite):
    RIG = RedditRig


class TestX(BackfillSuite):
    RIG = XRig


class TestYouTube(BackfillSuite):
    RIG = YouTubeRig


class TestFeeds(BackfillSuite):
    RIG = FeedRig
    COMPLETE = False


class TestAppStore(BackfillSuite):
    RIG = AppStoreRig
    EMPTY_IS_OVER = False


class TestDiscord(BackfillSuite):
    RIG = DiscordRig


class TestMailbox(BackfillSuite):
    RIG = MailboxRig


class SearchRig(PublicRig):
    """What was said is found by the search."""

    can = frozenset({Can.REFUSAL})

    @property
    def source(self) -> Source:
        self.settings = {"words": "brand", "search": self.http}
        return super().source

    async def _receive(self, connection: ServerConnection, request: Request) -> Response | None:
        if self.mood is Mood.WELL:
            return await super()._receive(connection, request)
        return await StreamRig._receive(self, connection, request)

    def say(self, number: int, text: str, **_more: object) -> PostKey:
        self.hits.append((FIRST + number * MINUTE, f"3a{number:04}"))
        return PostKey(f"bluesky:{ANN}/3a{number:04}")


class TestBluesky(BackfillSuite):
    RIG = SearchRig


def told(rig: Rig, posts: int, settings: dict[str, str]) -> tuple[list[Block], str]:
    """What is read back until it fails, and the failure."""
    rig.settings = settings  # type: ignore[attr-defined]
    blocks: list[Block] = []

    async def main() -> str:
        for number in range(1, posts + 1):
            rig.say(number, "brand")
        connector = connector_of(rig)
        assert isinstance(connector, Backfill)
        try:
            async for block in connector.back(rig.source, minute(0), NOON, None):
                blocks.append(block)
        except NetworkError as error:
            return f"{error} {'For good.' if error.permanent else 'For now.'}"
        return ""

    return blocks, run(rig, main)


def test_no_more_posts_of_x_are_paid_for_than_was_allowed() -> None:
    blocks, says = told(XRig(), 400, {"back": "150"})
    assert [len(block.items) for block in blocks] == [100, 50]
    assert says == "150 posts were read back, as many as the settings allow. For good."


def test_reading_x_back_stays_within_the_budget_of_the_month() -> None:
    blocks, says = told(XRig(), 400, {"budget": "120"})
    assert [len(block.items) for block in blocks] == [100, 20]
    assert says == "The month's budget of posts is spent. Raise it to read further. For good."


def test_live_reading_of_x_puts_down_what_was_read_back() -> None:
    rig = XRig()

    async def main() -> list[int]:
        said = [rig.say(number, "brand") for number in range(1, 31)]
        connector = connector_of(rig)
        assert isinstance(connector, Backfill)
        async with aclosing(connector.back(rig.source, minute(0), NOON, None)) as back:  # type: ignore[type-var]
            assert [len(block.items) async for block in back] == [len(said)]
        left = []
        async with aclosing(connector.read(rig.source, None)) as live:  # type: ignore[type-var]
            async for block in live:
                left.append(block.quota.left if block.quota else 0)
                if len(left) == 2:
                    return left
        return left

    assert run(rig, main) == [10_000 - 60, 10_000 - 60]


def test_youtube_keeps_half_of_a_day_for_what_is_new() -> None:
    blocks, says = told(YouTubeRig(), 500, {"units": "6"})
    assert [len(block.items) for block in blocks] == [100, 100, 100]
    assert says == "The day's units for reading back are spent. For now."


def test_bluesky_without_words_says_what_to_do() -> None:
    rig = PublicRig()
    assert told(rig, 0, {}) == (
        [],
        "Only what can be searched is read back: give words to search the past for. For good.",
    )
