"""A model is asked over a real connection, by the documented form, and whatever it does stays small and short."""

import logging
import time
import traceback
from collections.abc import Iterator
from dataclasses import replace

import pytest

from firewarden.models.chat import LARGEST, place_to_ask, wordsmith
from firewarden.net import guard
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.proposal import Endpoint, Prompt
from tests.connectors.publishing.far import Answered, Connection, Do, answered, telling
from tests.connectors.tools import tools
from tests.models.far import KEY, ModelFar, completion, elsewhere, half, huge, model, says, slow

PROMPT = Prompt(rules="Be brief.", material='{"facts": []}')


@pytest.fixture
def far() -> Iterator[ModelFar]:
    with model() as made:
        yield made


def propose(far: ModelFar, *, private: bool = True, patience: float = 1.5, key: str | None = "model") -> str:
    made = replace(tools({"model": KEY}, private=private), patience=patience)
    return wordsmith(Endpoint(address=far.url, model="a-model", secret=key), made).propose(PROMPT)


def refused(far: ModelFar, do: Do | None = None, **how: float) -> NetworkError:
    far.do = do or far.do
    with pytest.raises(NetworkError) as caught:
        propose(far, **how)  # type: ignore[arg-type]
    return caught.value


def test_question_has_the_documented_form_and_rules_stand_apart_from_data(far: ModelFar) -> None:
    far.do = says("Ready.")

    assert propose(far) == "Ready."
    [asked] = far.asked
    assert (asked.method, asked.path, asked.headers["authorization"]) == (
        "POST",
        "/v1/chat/completions",
        f"Bearer {KEY}",
    )
    assert asked.json == {
        "model": "a-model",
        "messages": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": '{"facts": []}'}],
        "max_tokens": 1200,
        "stream": False,
    }


def test_model_without_a_key_is_asked_without_one(far: ModelFar) -> None:
    far.do = says("Ready.")

    assert (propose(far, key=None), "authorization" in far.asked[0].headers) == ("Ready.", False)


def test_model_that_counts_otherwise_is_asked_once_more(far: ModelFar) -> None:
    no = telling(answered({"error": {"code": "unsupported_parameter"}}, 400))

    def do(out: Connection) -> None:
        (no if len(far.asked) == 1 else says("Ready."))(out)

    far.do = do

    assert propose(far) == "Ready."
    assert [("max_tokens" in one.json, "max_completion_tokens" in one.json) for one in far.asked] == [
        (True, False),
        (False, True),
    ]


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"", "The model's answer does not read as it is documented."),
        (b'{"choices": [', "The model's answer does not read as it is documented."),
        (b"\xff\xfe<html>", "The model's answer does not read as it is documented."),
        (b"[" * 20_000, "The model's answer does not read as it is documented."),
        (b'{"choices": "all"}', "The model's answer does not read as it is documented."),
        (b'{"choices": []}', "The model said nothing."),
        (b'{"choices": [{"message": {"content": null}}]}', "The model said nothing."),
        (b'{"choices": [{"message": {"content": " \\n"}}]}', "The model said nothing."),
    ],
)
def test_answer_that_is_none(far: ModelFar, body: bytes, sentence: str) -> None:
    assert str(refused(far, telling(Answered(body)))) == sentence


def test_answer_with_words_in_another_shape_is_none(far: ModelFar) -> None:
    """Some protocols answer with parts; what is not documented here is not guessed at."""
    error = refused(far, telling(answered(completion([{"type": "text", "text": "Hello"}]))))

    assert str(error) == "The model's answer does not read as it is documented."


def test_answer_that_does_not_end_is_cut_off(far: ModelFar) -> None:
    assert str(refused(far, huge)) == f"127.0.0.1/v1/chat/completions answered with more than {LARGEST:,} bytes."


def test_answer_that_drips_ends_with_our_patience(far: ModelFar) -> None:
    begun = time.monotonic()
    error = refused(far, slow, patience=0.3)

    assert str(error) == "127.0.0.1/v1/chat/completions did not answer in time."
    assert time.monotonic() - begun < 3


def test_answer_that_breaks_off(far: ModelFar) -> None:
    assert str(refused(far, half)).startswith("127.0.0.1/v1/chat/completions could not be reached")


def test_nobody_there(far: ModelFar) -> None:
    far.close()

    assert str(refused(far)).startswith("127.0.0.1/v1/chat/completions could not be reached")


def test_key_that_is_not_known(far: ModelFar) -> None:
    error = refused(far, telling(answered({"error": {"message": f"No {KEY}", "code": "invalid_api_key"}}, 401)))

    assert str(error) == (
        "127.0.0.1/v1/chat/completions refused us (401). Check the key and what it may read. It said: invalid_api_key"
    )


def test_busy_model_says_how_long(far: ModelFar) -> None:
    error = refused(far, telling(answered({"error": {"type": "rate_limit"}}, 429, Retry_After="9")))

    assert (error.permanent, error.retry_after) == (False, 9.0)


def test_nothing_is_sent_on_to_where_a_model_points(far: ModelFar) -> None:
    refused(far, elsewhere)

    assert [asked.path for asked in far.asked] == ["/v1/chat/completions"]


@pytest.mark.parametrize(
    "said",
    [
        {"message": KEY, "code": KEY, "type": KEY},
        {"code": "key=" + KEY},
        {"code": "a_b_c_d_e_f_" + "x" * 400},
        {"code": "<script>"},
        {"code": 7},
        "words",
    ],
)
def test_refusal_can_hold_no_key_and_no_words(far: ModelFar, said: object, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    error = refused(far, telling(answered({"error": said, "echo": KEY}, 400)))

    assert str(error) == "127.0.0.1/v1/chat/completions did not accept the request (400)."
    told = caplog.text + "".join(traceback.format_exception(error))
    assert KEY not in told


def test_http_is_for_private_networks_and_only_where_they_are_allowed(
    far: ModelFar, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "FIREWARDEN_PRIVATE_NETWORKS=yes" in str(refused(far, private=False))

    async def outside(_host: str, _port: int) -> list[str]:
        return ["127.0.0.1", "93.184.215.14"]

    monkeypatch.setattr(guard, "_addresses", outside)
    assert str(refused(far)) == (
        "127.0.0.1 is outside of our networks, where http:// lets others read along. Use https://"
    )
    assert far.asked == []


def test_https_into_a_private_network_is_refused_where_it_is_not_allowed(far: ModelFar) -> None:
    far.url = far.url.replace("http:", "https:")

    assert str(refused(far, private=False)) == (
        "127.0.0.1 is inside a private network. FIREWARDEN_PRIVATE_NETWORKS=yes allows that."
    )


@pytest.mark.parametrize("address", ["169.254.169.254", "0.0.0.0", "224.0.0.1", "fe80::1", "8.8.8.8", "2002:7f00:1::"])
def test_where_a_cloud_keeps_its_secrets_is_not_inside(address: str) -> None:
    assert not guard.is_inside(address)


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("https://models.example/v1", "https://models.example/v1/chat/completions"),
        ("https://models.example/v1/", "https://models.example/v1/chat/completions"),
        (" https://models.example:8443/v1/chat/completions ", "https://models.example:8443/v1/chat/completions"),
        ("https://models.example", "https://models.example/chat/completions"),
    ],
)
def test_address_is_completed(address: str, url: str) -> None:
    assert place_to_ask(address, private=False) == (url, False)


@pytest.mark.parametrize(
    "address",
    [
        *("", "models.example/v1", "ftp://models.example", "https://", "file:///etc/passwd", "https://[::1"),
        *("https://me:key@models.example/v1", "https://models.example/v1?key=1", "https://models.example/v1#a"),
        "https://models.example:99999/v1",
    ],
)
def test_what_is_no_address_is_not_asked(address: str) -> None:
    with pytest.raises(NetworkError, match="This is no address of a model") as caught:
        place_to_ask(address, private=True)
    assert caught.value.permanent
