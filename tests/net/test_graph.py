"""Asking a Graph API: errors, what is left, pages, and what must never be seen of a token."""

import asyncio
import hashlib
import hmac
import json
from collections.abc import Awaitable, Callable

import pytest

from firewarden.net.graph import Gone, Graph, Keys, keys_of, proof_of, used_by
from firewarden.net.web import Web
from firewarden.vocabulary.clock import HOUR, MINUTE, Instant
from firewarden.vocabulary.errors import ConfigError, NetworkError
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.intake import Quota
from firewarden.vocabulary.plan import Source
from tests.connectors.conformance.http import Answered, Asked, HttpRig
from tests.connectors.tools import NOON, SetClock, tools

TOKEN = "EAAtoken"
MAY_NOT = "The token may not read feed of Meta ({}). Grant it in the app, and pass its review."
KEYS = Keys("app-secret", TOKEN)


class Far(HttpRig):
    """Answers with what it was told to, the last of it again and again."""

    answers: list[Answered]

    def say(self, number: int, text: str) -> PostKey:
        raise NotImplementedError

    @property
    def source(self) -> Source:
        raise NotImplementedError

    def answer(self, asked: Asked) -> Answered:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def asked(*answers: Answered, question: Callable[[Graph], Awaitable[object]], keys: Keys = KEYS) -> tuple[Graph, Far]:
    """What became of a Graph after one question."""
    far = Far()
    far.answers = list(answers)

    async def main() -> Graph:
        made = tools()
        async with far, Web(private=True) as web:
            graph = Graph(web, far.url, keys, "Meta", made, proven=True)
            await question(graph)
            return graph

    return asyncio.run(main()), far


def trouble(answered: Answered) -> NetworkError:
    with pytest.raises(NetworkError) as caught:
        asked(answered, question=lambda graph: graph.page("100/feed", {}))
    return caught.value


def refused(code: int, subcode: int = 0, status: int = 400, **headers: str) -> Answered:
    error = {"message": f"says {TOKEN}", "code": code, "error_subcode": subcode}
    return Answered(json.dumps({"error": error}).encode(), status, {k.replace("_", "-"): v for k, v in headers.items()})


@pytest.mark.parametrize(
    ("answered", "says", "permanent", "wait"),
    [
        (refused(4), "Meta asks for fewer requests.", False, 900.0),
        (refused(17), "Meta asks for fewer requests.", False, 900.0),
        (refused(32, status=403), "Meta asks for fewer requests.", False, 900.0),
        (refused(613, Retry_After="60"), "Meta asks for fewer requests.", False, 60.0),
        (refused(80001), "Meta asks for fewer requests.", False, 900.0),
        (
            refused(190, 463, 401),
            "The token of Meta has expired or was withdrawn. Make a new one and enter it in the settings.",
            True,
            None,
        ),
        (refused(10), MAY_NOT.format(10), True, None),
        (refused(200, status=403), MAY_NOT.format(200), True, None),
        (refused(368), "Meta has blocked the app for a while (368). See its dashboard.", True, None),
        (refused(100, 33), "Meta has nothing under feed, or not for this token.", True, None),
        (refused(100), "Meta did not accept the request (400, 100).", True, None),
        (refused(2, status=500), "Meta is in trouble (2).", False, None),
        (Answered(b"<html>", 500), "Meta is in trouble (500).", False, None),
        (Answered(b"{}", 401), "Meta refused us (401). Check the key and what it may read.", True, None),
        (Answered(b"[]"), "Meta did not answer as documented.", False, None),
    ],
    ids=lambda value: str(value)[:12] if isinstance(value, str) else "",
)
def test_errors_say_what_to_do(answered: Answered, says: str, permanent: bool, wait: float | None) -> None:
    error = trouble(answered)
    assert (str(error), error.permanent, error.retry_after) == (says, permanent, wait)


def test_business_limit_tells_how_long_to_be_quiet() -> None:
    usage = '{"100":[{"type":"pages","call_count":100,"total_time":3,"estimated_time_to_regain_access":19}]}'
    assert trouble(refused(80001, X_Business_Use_Case_Usage=usage)).retry_after == 19 * 60.0


def test_when_all_is_used_up_nothing_is_asked_until_there_is_more() -> None:
    page = Answered(b'{"data":[]}', headers={"X-App-Usage": '{"call_count":100,"total_time":1,"total_cputime":1}'})

    async def question(graph: Graph) -> None:
        await graph.page("feed", {})
        with pytest.raises(NetworkError) as caught:
            await graph.page("feed", {})
        assert caught.value.retry_after == 3600.0
        clock = graph._tools.clock
        assert isinstance(clock, SetClock)
        clock.at = Instant(NOON + HOUR)
        await graph.page("feed", {})

    graph, far = asked(page, question=question)
    assert len(far.asked) == 2
    assert graph.quota == Quota(left=0, of=100, until=Instant(NOON + 2 * HOUR), sampled=True)


def test_what_is_left_is_what_the_highest_count_leaves() -> None:
    headers = {
        "x-app-usage": '{"call_count":28,"total_time":25.5,"total_cputime":61}',
        "x-business-use-case-usage": '{"1":[{"call_count":40}],"2":[{"call_count":7,"total_time":70}]}',
    }
    assert list(used_by(headers)) == [(61, 0), (40, 0), (70, 0)]
    told = Answered(b'{"data":[]}', headers=headers)
    graph, _ = asked(told, question=lambda graph: graph.page("feed", {}))
    assert graph.quota == Quota(left=30, of=100, until=Instant(NOON + 60 * MINUTE))
    assert list(used_by({"x-app-usage": "{oops"})) == []


def test_nothing_is_said_of_what_is_left_where_nothing_was_told() -> None:
    graph, _ = asked(Answered(b'{"data":[]}'), question=lambda graph: graph.page("feed", {}))
    assert graph.quota is None


def test_next_page_is_asked_for_without_the_token_in_its_address() -> None:
    query = f"access_token={TOKEN}&appsecret_proof=ab&limit=2&until=17&__paging_token=q&after=z"
    more = f"https://graph.example/v1/feed?{query}"
    first = {"data": [{"id": "1"}], "paging": {"cursors": {"after": "z"}, "next": more}}

    async def question(graph: Graph) -> None:
        page = await graph.page("feed", {"fields": "id", "limit": "2"})
        assert page.more == {"fields": "id", "limit": "2", "until": "17", "__paging_token": "q", "after": "z"}
        assert (await graph.page("feed", page.more)).more is None

    _, far = asked(Answered(json.dumps(first).encode()), Answered(b'{"data":[]}'), question=question)
    assert [TOKEN in one.target for one in far.asked] == [False, False]
    assert [one.headers["authorization"] for one in far.asked] == [f"Bearer {TOKEN}"] * 2


def test_addresses_of_pages_inside_of_an_item_do_not_keep_the_token() -> None:
    inner = {"data": [{"id": "2"}], "paging": {"next": f"https://graph.example/x?access_token={TOKEN}"}}
    body = json.dumps({"data": [{"id": "1", "replies": inner}, {"id": "3"}]}).encode()

    async def question(graph: Graph) -> None:
        page = await graph.page("feed", {})
        assert [json.loads(raw) for raw in page.items] == [{"id": "1", "replies": {"data": [{"id": "2"}]}}, {"id": "3"}]

    asked(Answered(body), question=question)


def test_calls_show_that_we_have_the_secret_of_the_app() -> None:
    _, far = asked(Answered(b'{"data":[]}'), question=lambda graph: graph.page("feed", {}))
    proof = hmac.new(b"app-secret", TOKEN.encode(), hashlib.sha256).hexdigest()
    assert [one.query["appsecret_proof"] for one in far.asked] == [proof]
    assert proof_of(KEYS) == proof
    _, far = asked(Answered(b'{"data":[]}'), question=lambda graph: graph.page("feed", {}), keys=Keys("", TOKEN))
    assert far.asked[0].query == {}


def test_key_is_a_token_or_the_secret_of_the_app_and_a_token() -> None:
    assert (keys_of(" tok "), keys_of("app\n tok")) == (Keys("", "tok"), Keys("app", "tok"))
    assert "tok" not in repr(keys_of("tok"))
    for wrong in ("", "one two three", "tök", f"EAAtoken {'0a' * 16}"):
        with pytest.raises(ConfigError):
            keys_of(wrong)


def test_something_that_is_not_there_is_told_from_trouble() -> None:
    async def question(graph: Graph) -> None:
        assert await graph.there("1") is True
        assert await graph.there("2") is False
        assert await graph.there("3") is False
        with pytest.raises(NetworkError) as caught:
            await graph.there("4")
        assert not isinstance(caught.value, Gone)

    answers = [Answered(b'{"id":"1"}'), refused(100, 33), refused(0, status=404), refused(10)]
    asked(*answers, question=question)
