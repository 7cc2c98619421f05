"""Asks a network without a loop, for publishers, which are called in a thread of their own: through the same guard,
with the same bounds. What went wrong says which of three it was, because what follows is not the same:

- NetworkError: surely nothing was done (not reached, or turned away).
- Declined, a NetworkError: the network said no, in its own words.
- Unheard, a NetworkError: it was sent, and nobody knows what became of it.
"""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Self, TypeVar

import msgspec

from firewarden.net.pace import retry_after, until_reset
from firewarden.net.web import Answer, Params, Unheard, Web, place_of, refusal
from firewarden.ports import Tools
from firewarden.vocabulary.errors import NetworkError

LARGEST = 2_000_000
"""Bytes of one answer: what we ask for is small."""
LONGEST = 300
"""Characters of the network's own words in an error."""
HIDDEN = "[secret]"
_LATER = (408, 425, 429, 503)
_RESETS = ("ratelimit-reset", "x-ratelimit-reset", "x-rate-limit-reset")
Shape = TypeVar("Shape")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What a network says when it declines. `permanent` and `wait` (seconds) None: as status and headers have it."""

    says: str = ""
    permanent: bool | None = None
    wait: float | None = None


class Declined(NetworkError):
    """The network said no; nothing was done."""

    def __init__(self, message: str, answer: Answer, *, permanent: bool, retry_after: float | None = None) -> None:
        super().__init__(message, permanent=permanent, retry_after=retry_after)
        self.status = answer.status
        self.body = answer.body


def silent(_: Answer) -> Word:
    return Word()


class Asking:
    """One conversation: `with Asking(tools, hide=[token]) as net: net.send("POST", ...)`. Not inside of a running
    loop. What is in `hide` stands in no error, not even where the network repeats it; `hear` reads the network's own
    words from an answer that is a refusal. `inside`: nothing but private addresses is asked. `largest`: bytes."""

    def __init__(
        self,
        tools: Tools,
        *,
        hide: tuple[str, ...] = (),
        hear: Callable[[Answer], Word] = silent,
        inside: bool = False,
        largest: int = LARGEST,
    ) -> None:
        self._tools = tools
        self._inside = inside
        self._largest = largest
        self._hide = set(hide)
        self._hear = hear

    def __enter__(self) -> Self:
        self._runner = asyncio.Runner()
        self._web = Web(private=self._tools.private, inside=self._inside, seconds=self._tools.patience)
        return self

    def __exit__(self, *_: object) -> None:
        self._runner.run(self._web.__aexit__())
        self._runner.close()

    def hide(self, secret: str) -> None:
        """One that was learned on the way, such as the token of a session."""
        self._hide.add(secret)

    def get(
        self, url: str, *, params: Params | None = None, headers: Mapping[str, str] | None = None, gone: bool = False
    ) -> Answer:
        """Changes nothing there. `gone`: 404 and 410 are answers, too. Raises NetworkError."""
        answer = self._ask("GET", url, params=params, headers=headers)
        if gone and answer.status in (404, 410):
            return answer
        return self._checked(answer, changes=False)

    def send(
        self,
        method: str,
        url: str,
        *,
        params: Params | None = None,
        headers: Mapping[str, str] | None = None,
        gone: bool = False,
        **body: Any,
    ) -> Answer:
        """Changes something there. `body` is one of `json`, `data` (a form), `files` (with `data`) or `content`
        (bytes). Raises NetworkError; Unheard where it may have been done."""
        answer = self._ask(method, url, params=params, headers=headers, **body)
        if gone and answer.status in (404, 410):
            return answer
        return self._checked(answer, changes=True)

    def pause(self, seconds: float) -> None:
        async def wait() -> None:
            await self._tools.sleep(seconds)

        self._runner.run(wait())

    def _ask(self, method: str, url: str, **asked: Any) -> Answer:
        try:
            return self._runner.run(self._web.send(method, url, largest=self._largest, **asked))
        except NetworkError as error:
            error.args = (self._without_secrets(str(error)),)
            raise error from None  # what is below may hold an address, and the address a key

    def _checked(self, answer: Answer, *, changes: bool) -> Answer:
        status, place = answer.status, self._without_secrets(place_of(answer.url))
        if 200 <= status < 300:
            return answer
        if 300 <= status < 400:
            message = f"{place} leads elsewhere, where we do not follow. Check the address."
            raise Declined(message, answer, permanent=True)
        word = self._hear(answer)
        wait = word.wait if word.wait is not None else _wait(answer.headers, status)
        plain = refusal(status, place, wait)
        said = self._without_secrets(_short(word.says))
        message = f"{plain} It said: {said}" if said else str(plain)
        if status >= 500 and status not in _LATER and word.permanent is None and changes:
            raise Unheard(message, retry_after=wait)
        permanent = word.permanent if word.permanent is not None else plain.permanent and status not in _LATER
        raise Declined(message, answer, permanent=permanent, retry_after=wait)

    def _without_secrets(self, text: str) -> str:
        for secret in self._hide:
            text = text.replace(secret, HIDDEN) if secret else text
        return text


def read(answer: Answer, shape: type[Shape]) -> Shape:
    """Raises Unheard when it does not read as documented: it was an answer to something, nobody knows to what."""
    try:
        return msgspec.json.decode(answer.body, type=shape)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise Unheard("The answer does not read as it is documented.") from None


def _wait(headers: Mapping[str, str], status: int) -> float | None:
    now = time.time()
    asked = retry_after(headers.get("retry-after"), now)
    if asked is not None or status != 429:
        return asked
    return next((wait for name in _RESETS if (wait := until_reset(headers.get(name), now)) is not None), None)


def _short(text: str) -> str:
    """On one line, without what does not print."""
    plain = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return plain if len(plain) <= LONGEST else plain[: LONGEST - 1] + "…"
