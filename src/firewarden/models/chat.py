"""Asks a model by the protocol of OpenAI's chat completions, which the servers for models of one's own speak as well
(llama.cpp, vLLM, Ollama).

    POST <address>/chat/completions {"model", "messages": [{"role", "content"}], "max_tokens", "stream": false}
    -> {"choices": [{"message": {"content": ...}, "finish_reason": ...}]}

Of a refusal only its code is told: its words may repeat the key, or what was asked.
"""

import re
from typing import Any
from urllib.parse import urlsplit

import msgspec

from firewarden.net.asking import Asking, Declined, Word
from firewarden.net.web import Answer
from firewarden.ports import Tools, Wordsmith
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.proposal import Endpoint, Prompt
from firewarden.vocabulary.said import say

LARGEST = 64_000
"""Bytes of one answer: what we ask for fits into a tenth of it."""
MOST_TOKENS = 1_200
PATH = "/chat/completions"
_CODE = re.compile(r"[a-z]{2,20}(?:_[a-z]{2,20}){0,3}")


class _Message(msgspec.Struct):
    content: str | None = None


class _Choice(msgspec.Struct):
    message: _Message


class _Completion(msgspec.Struct):
    choices: list[_Choice]


class _Trouble(msgspec.Struct):
    code: str | int | None = None
    type: str | None = None


class _Refusal(msgspec.Struct):
    error: _Trouble


def wordsmith(endpoint: Endpoint, tools: Tools) -> Wordsmith:
    """`tools.private`: the model may be inside a private network."""
    return Chat(endpoint, tools)


class Chat:
    """Implements `ports.Wordsmith`. One question, one connection: nothing is kept of either."""

    def __init__(self, endpoint: Endpoint, tools: Tools) -> None:
        self._endpoint = endpoint
        self._tools = tools

    def propose(self, prompt: Prompt) -> str:
        """Raises NetworkError. Takes `tools.patience` seconds at most, twice that where a model counts otherwise."""
        url, inside = place_to_ask(self._endpoint.address, private=self._tools.private)
        key = self._tools.secret(self._endpoint.secret) if self._endpoint.secret else ""
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        with Asking(self._tools, hide=(key,), hear=_code, inside=inside, largest=LARGEST) as net:
            try:
                answer = net.send("POST", url, headers=headers, json=self._body(prompt, "max_tokens"))
            except Declined as no:
                if _code_in(no.body) != "unsupported_parameter":
                    raise
                answer = net.send("POST", url, headers=headers, json=self._body(prompt, "max_completion_tokens"))
        return _words(answer)

    def _body(self, prompt: Prompt, limit: str) -> dict[str, Any]:
        messages = [{"role": "system", "content": prompt.rules}, {"role": "user", "content": prompt.material}]
        return {"model": self._endpoint.model, "messages": messages, limit: MOST_TOKENS, "stream": False}


def place_to_ask(address: str, *, private: bool) -> tuple[str, bool]:
    """The whole URL, and whether it has to be inside a private network. Raises NetworkError, permanent, for what is no
    address, and for one without encryption unless private networks may be asked: then it has to be in one."""
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError:
        raise NetworkError(_no_address(), permanent=True) from None
    odd = parts.query or parts.fragment or parts.username is not None or parts.password is not None or port == 0
    if parts.scheme not in ("http", "https") or not parts.hostname or odd:
        raise NetworkError(_no_address(), permanent=True)
    if parts.scheme == "http" and not private:
        raise NetworkError(
            say(
                "An address with http:// is asked inside a private network alone. "
                "FIREWARDEN_PRIVATE_NETWORKS=yes on the server allows that."
            ),
            permanent=True,
        )
    bare = f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/').removesuffix(PATH)}"
    return bare + PATH, parts.scheme == "http"


def _no_address() -> str:
    return say("This is no address of a model. One looks like https://models.example.org/v1, without a key in it.")


def _words(answer: Answer) -> str:
    try:
        found = msgspec.json.decode(answer.body, type=_Completion)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise NetworkError(say("The model's answer does not read as it is documented.")) from None
    words = found.choices[0].message.content if found.choices else None
    if not words or not words.strip():
        raise NetworkError(say("The model said nothing."))
    return words


def _code(answer: Answer) -> Word:
    return Word(says=_code_in(answer.body))


def _code_in(body: bytes) -> str:
    """A word or a few, such as `invalid_api_key`; empty for anything else: there is no room in it for a key."""
    try:
        error = msgspec.json.decode(body, type=_Refusal).error
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return ""
    told = (str(one) for one in (error.code, error.type) if one is not None)
    return next((one for one in told if _CODE.fullmatch(one)), "")
