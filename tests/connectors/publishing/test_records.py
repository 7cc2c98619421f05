"""What publishers say of their networks holds together, and leads people where no program may go."""

import re
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pkgutil import iter_modules

import pytest

from firewarden import connectors
from firewarden.net.outgoing import SETTLED, SKEW, the_only
from firewarden.ports import Amends, Finds
from firewarden.steps.personalize.route import route
from firewarden.vocabulary.clock import SECOND, Instant
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.publishing import Account, Published, Publishing
from firewarden.vocabulary.route import Answered, ByApi, ByHand, Candidate, NoWay, Route
from tests.connectors.publishing.far import Far
from tests.connectors.publishing.suite import BEFORE, KEY, words
from tests.connectors.publishing.test_discord import DiscordFar
from tests.connectors.publishing.test_facebook import FacebookFar
from tests.connectors.publishing.test_instagram import InstagramFar
from tests.connectors.publishing.test_reddit import RedditFar
from tests.connectors.publishing.test_telegram import TelegramFar
from tests.connectors.publishing.test_threads import ThreadsFar
from tests.connectors.publishing.test_webhook import WebhookFar
from tests.connectors.publishing.test_x import XFar
from tests.connectors.publishing.test_youtube import YouTubeFar
from tests.connectors.tools import NOON, tools

KEYED = (
    DiscordFar, FacebookFar, InstagramFar, RedditFar, TelegramFar, ThreadsFar, WebhookFar, XFar, YouTubeFar,
)  # fmt: skip
NAMES = [
    module.name
    for module in iter_modules(connectors.__path__)
    if any(inner.name == "publisher" for inner in iter_modules([f"{connectors.__path__[0]}/{module.name}"]))
]


def record(connector: str) -> Publishing:
    found: Publishing = import_module(f"firewarden.connectors.{connector}.publisher").PUBLISHING
    return found


@pytest.mark.parametrize("name", NAMES)
def test_record_holds_together(name: str) -> None:
    says = record(name)
    settings = [setting.name for setting in says.settings]
    assert says.starts or says.under in settings
    assert says.pictures or not says.alt_length
    assert says.repeats_safely or says.repeats_within is None
    assert len(settings) == len(set(settings))
    assert all(sentence.endswith(".") for sentence in (*says.forbids, says.cost) if sentence)
    if says.native:
        addresses = (says.native.post, says.native.reply, says.native.private)
        blanks = set(re.findall(r"\{(\w*)\}", "".join(addresses)))
        assert blanks <= {"text", "title", "id", "author", "url"}
        assert all(address.startswith(("https://", "mailto:")) for address in addresses if address)


def way(connector: str, *, summoned: bool = False, own: bool = False, **settings: str) -> Route:
    says = record(connector)
    account = Account(id="1", connector=connector, name="Acme", settings=settings)
    candidate = Candidate(account=account, publishing=says, summoned=summoned, own=own)
    to = Answered(key=PostKey(f"{says.platform}:17"), platform=says.platform, url="https://a.example/17")
    return route("Hi", says.platform, [candidate], to=to)


@pytest.mark.parametrize("connector", ["bluesky", "mastodon", "threads", "reddit", "telegram", "discord", "webhook"])
def test_everybody_is_answered_by_program_there(connector: str) -> None:
    assert isinstance(way(connector), ByApi)


def test_stranger_on_x_is_answered_in_the_app_with_the_words_in_place() -> None:
    found = way("x")
    assert isinstance(found, ByHand)
    assert (found.address, found.filled_in) == ("https://x.com/intent/post?in_reply_to=17&text=Hi", True)
    assert isinstance(way("x", summoned=True), ByApi)


@pytest.mark.parametrize(("connector", "summoned"), [("facebook", False), ("instagram", True), ("youtube", False)])
def test_comments_go_by_program_only_at_home_or_where_we_were_called(connector: str, summoned: bool) -> None:
    assert isinstance(way(connector, own=True), ByApi)
    assert isinstance(way(connector, summoned=True), ByApi) == summoned
    found = way(connector)
    assert isinstance(found, ByHand)
    assert (found.address, found.filled_in) == ("https://a.example/17", False)


def test_mail_is_answered_in_the_mail_program() -> None:
    assert isinstance(way("mailbox"), ByHand)
    nowhere = Answered(key=PostKey("mailbox:<1>"), platform="mailbox", author="ann@news.example")
    assert isinstance(route("Hi", "mailbox", [], to=nowhere), NoWay)


@pytest.mark.parametrize("far_side", KEYED, ids=lambda far_side: far_side.connector)
def test_missing_key_is_a_refusal_wherever_it_is_missed(far_side: type[Far]) -> None:
    with far_side() as far:
        far.secret = None
        publisher = far.publisher()
        calls: list[Callable[[], object]] = [lambda: publisher.publish(KEY, words())]
        if isinstance(publisher, Finds):
            calls.append(partial(publisher.find, KEY, words(), BEFORE))
        if isinstance(publisher, Amends):
            calls.append(partial(publisher.delete, "1/1"))
        for call in calls:
            with pytest.raises(NetworkError) as refused:
                call()
            assert refused.value.permanent
        assert far.shown() == []


def test_what_a_slow_clock_calls_older_is_still_ours() -> None:
    def stands(seconds: int) -> Published:
        return Published(native_id=str(seconds), url="https://a.example", at=Instant(NOON + seconds * SECOND))

    later = tools(at=Instant(NOON + SETTLED))
    skew = SKEW // SECOND
    assert the_only([stands(-skew)], NOON, later) == stands(-skew)
    assert the_only([stands(-skew - 1)], NOON, later) is None
    with pytest.raises(NetworkError) as twice:
        the_only([stands(1), stands(2)], NOON, later)
    assert twice.value.permanent
    with pytest.raises(NetworkError) as early:
        the_only([], Instant(later.clock.now() - SETTLED + SECOND), later)
    assert (early.value.permanent, early.value.retry_after) == (False, 1.0)
