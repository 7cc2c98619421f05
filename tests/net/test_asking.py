"""Publishers ask without a loop; what went wrong says whether anything can have been done."""

import logging
import traceback
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from firewarden.net.asking import HIDDEN, Asking, Declined, Word, read
from firewarden.net.web import Answer, Unheard
from firewarden.vocabulary.errors import NetworkError
from tests.connectors.publishing.far import Answered, Asked, Connection, Do, Served, answered, telling
from tests.connectors.tools import tools

TOKEN = "t0ken-of-ours"


class Place:
    """Does the same with every request."""

    def __init__(self) -> None:
        self.do: Do = telling(Answered())
        self.asked: list[Asked] = []
        self._served = Served(self._respond)
        self.url = f"{self._served.url}/bot{TOKEN}/send"

    def _respond(self, asked: Asked, out: Connection) -> None:
        self.asked.append(asked)
        self.do(out)

    def close(self) -> None:
        self._served.close()


@pytest.fixture
def place() -> Iterator[Place]:
    made = Place()
    yield made
    made.close()


def asking(*, private: bool = True) -> Asking:
    return Asking(tools(private=private), hide=(TOKEN, ""), hear=_hear)


def _hear(answer: Answer) -> Word:
    try:
        return msgspec.json.decode(answer.body, type=Word)
    except msgspec.MsgspecError:
        return Word()


def send(place: Place, **body: Any) -> Answer:
    with asking() as net:
        return net.send("POST", place.url, headers={"Authorization": f"Bearer {TOKEN}"}, **body)


def refused(place: Place) -> NetworkError:
    with pytest.raises(NetworkError) as caught:
        send(place, json={})
    return caught.value


def test_conversation_goes_there_and_back(place: Place) -> None:
    place.do = telling(answered({"id": "7"}))

    with asking() as net:
        first = net.send("POST", place.url, json={"text": "Hello"}, headers={"Idempotency-Key": "k"})
        second = net.get(place.url, params={"page": 2})

    assert (first.json(), second.json()) == ({"id": "7"}, {"id": "7"})
    assert [(asked.method, asked.query) for asked in place.asked] == [("POST", {}), ("GET", {"page": "2"})]
    assert (place.asked[0].json, place.asked[0].headers["idempotency-key"]) == ({"text": "Hello"}, "k")


def test_files_and_forms_are_sent(place: Place) -> None:
    send(place, data={"status": "a & b"})
    send(place, data={"description": "ä"}, files={"file": ("p.png", b"\x89PNG", "image/png")})

    assert place.asked[0].form == {"status": "a & b"}
    assert b'name="file"; filename="p.png"\r\nContent-Type: image/png\r\n\r\n\x89PNG\r\n' in place.asked[1].body
    assert 'name="description"\r\n\r\nä\r\n'.encode() in place.asked[1].body


@pytest.mark.parametrize(
    ("status", "kind", "permanent"),
    [
        (400, Declined, True),
        (401, Declined, True),
        (404, Declined, True),
        (408, Declined, False),
        (422, Declined, True),
        (429, Declined, False),
        (500, Unheard, False),
        (502, Unheard, False),
        (503, Declined, False),
    ],
)
def test_status_says_what_was_done(place: Place, status: int, kind: type[NetworkError], permanent: bool) -> None:
    place.do = telling(answered({"says": "Not now."}, status))
    error = refused(place)

    assert (type(error), error.permanent) == (kind, permanent)
    assert str(error).endswith(" It said: Not now.")


def test_look_that_fails_has_done_nothing(place: Place) -> None:
    place.do = telling(answered({}, 500))

    with asking() as net, pytest.raises(Declined):
        net.get(place.url)


def test_network_may_know_better_than_its_status(place: Place) -> None:
    place.do = telling(answered({"says": "Slow", "permanent": False, "wait": 12}, 400))
    error = refused(place)

    assert (error.permanent, error.retry_after) == (False, 12)


@pytest.mark.parametrize(
    ("header", "value", "wait"), [("Retry-After", "9", 9.0), ("RateLimit-Reset", "31", 31.0), ("X-Other", "5", None)]
)
def test_pause_is_read_from_the_headers_in_use(place: Place, header: str, value: str, wait: float | None) -> None:
    place.do = telling(Answered(b"{}", 429, {header: value}))

    assert refused(place).retry_after == wait


@pytest.mark.parametrize("do", [Connection.cut, Connection.hang, Connection.flood])
def test_answer_that_is_lost_leaves_open_what_was_done(place: Place, do: Do) -> None:
    place.do = do

    assert isinstance(refused(place), Unheard)


def test_nobody_at_the_door_has_done_nothing(place: Place) -> None:
    place.close()

    assert type(refused(place)) is NetworkError


def test_private_addresses_are_not_asked(place: Place) -> None:
    with asking(private=False) as net, pytest.raises(NetworkError) as caught:
        net.send("POST", place.url)

    assert (caught.value.permanent, type(caught.value), place.asked) == (True, NetworkError, [])


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_nothing_is_sent_where_a_redirect_leads(place: Place, status: int) -> None:
    other = Place()
    place.do = telling(Answered(b"", status, {"Location": other.url}))

    assert refused(place).permanent
    assert other.asked == []
    other.close()


def test_what_is_gone_may_be_an_answer(place: Place) -> None:
    place.do = telling(answered({}, 404))
    with asking() as net:
        assert (net.get(place.url, gone=True).status, net.send("DELETE", place.url, gone=True).status) == (404, 404)


@pytest.mark.parametrize(
    "do", [telling(answered({"says": f"bad {TOKEN}\x00\n\n  here"}, 400)), telling(answered({}, 302)), Connection.cut]
)
def test_no_secret_is_told(place: Place, do: Do, caplog: pytest.LogCaptureFixture) -> None:
    place.do = do
    with caplog.at_level(logging.DEBUG):
        error = refused(place)

    seen = [str(error), repr(error), caplog.text, *traceback.format_exception(error)]
    assert [text for text in seen if TOKEN in text] == []
    assert HIDDEN in str(error)


def test_long_words_are_cut_and_on_one_line(place: Place) -> None:
    place.do = telling(answered({"says": "no\n" * 1000}, 400))

    assert str(refused(place)).count("no") < 110
    assert "\n" not in str(refused(place))


class Made(msgspec.Struct):
    id: str


@pytest.mark.parametrize("body", [b"", b"[]", b'{"id": 7}', b"\xff", b"[" * 100_000])
def test_answer_that_reads_as_nothing_leaves_open_what_was_done(body: bytes) -> None:
    with pytest.raises(Unheard):
        read(Answer(status=200, headers={}, body=body, url="https://a.example"), Made)
