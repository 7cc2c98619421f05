"""Publishes by a Graph API: the token in a header, errors as sentences that tell what to do."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

import msgspec

from firewarden.net.asking import Asking, Declined, Word, read
from firewarden.net.graph import BLOCKED, BUSY, BUSY_SECONDS, EXPIRED, FORBIDDEN, PASSING, keys_of, proof_of, used_by
from firewarden.net.pace import retry_after
from firewarden.net.web import Answer, Unheard
from firewarden.ports import Tools

T = TypeVar("T")
_ABSENT = {(100, 33), (803, 0), (24, 0)}
"""Code and subcode for something that is not there, or not for us."""
_TWICE = 506


class Made(msgspec.Struct):
    """What was made, by its name."""

    id: str


class _Error(msgspec.Struct):
    message: str = ""
    code: int = 0
    error_subcode: int = 0
    is_transient: bool = False
    error_user_msg: str | None = None


class _Refusal(msgspec.Struct):
    error: _Error


class GraphOut:
    """One account's. `proven`: calls show that we have the secret of the app, too, where there is one."""

    def __init__(self, net: Asking, base: str, proof: Mapping[str, str], token: str) -> None:
        self._net, self._base, self._proof = net, base.rstrip("/"), proof
        self._headers = {"Authorization": f"Bearer {token}"}

    def get(self, path: str, shape: type[T], **asked: str) -> T:
        url = f"{self._base}/{path}"
        return read(self._net.get(url, params={**asked, **self._proof}, headers=self._headers), shape)

    def post(self, path: str, form: Mapping[str, str], files: Mapping[str, Any] | None = None) -> str:
        """The name of what was made. Raises Unheard where it may have been made."""
        more: dict[str, Any] = {"files": files} if files else {}
        with _doubted():
            url = f"{self._base}/{path}"
            answer = self._net.send("POST", url, data={**form, **self._proof}, headers=self._headers, **more)
        return read(answer, Made).id

    def change(self, path: str, **form: str) -> None:
        self._net.send("POST", f"{self._base}/{path}", data={**form, **self._proof}, headers=self._headers)

    def pause(self, seconds: float) -> None:
        self._net.pause(seconds)

    def delete(self, path: str) -> None:
        """What is not there is no error."""
        try:
            self._net.send("DELETE", f"{self._base}/{path}", params=dict(self._proof), headers=self._headers)
        except Declined as error:
            if not is_absent(error):
                raise


@contextmanager
def graph(tools: Tools, secret: str, base: str, name: str, *, proven: bool) -> Iterator[GraphOut]:
    """Raises ConfigError for a key that is none."""
    keys = keys_of(secret)
    proof = {"appsecret_proof": proof_of(keys)} if proven and keys.app else {}
    hidden = (keys.token, keys.app, *proof.values())

    def hear(answer: Answer) -> Word:
        return _word(answer, name, tools)

    with Asking(tools, hide=hidden, hear=hear) as net:
        yield GraphOut(net, base, proof, keys.token)


def is_absent(error: Declined) -> bool:
    found = _error(error.body)
    return error.status == 404 or (found is not None and (found.code, found.error_subcode) in _ABSENT)


def is_of_another_kind(error: Declined) -> bool:
    """What was asked for is there, and has no such field."""
    found = _error(error.body)
    return found is not None and found.code == 100 and not is_absent(error)


def _word(answer: Answer, name: str, tools: Tools) -> Word:
    error = _error(answer.body)
    if error is None:
        return Word()
    code, said = error.code, error.error_user_msg or error.message
    if code in EXPIRED:
        return Word(
            says=f"The token of {name} has expired or was withdrawn. Make a new one and enter it in the settings.",
            permanent=True,
        )
    if code in BUSY:
        return Word(says=said, permanent=False, wait=_pause(answer, tools))
    if code in FORBIDDEN:
        return Word(says=f"{said} Grant the app the right to do this ({code}), and pass its review.", permanent=True)
    if code == BLOCKED:
        return Word(says=f"{name} has blocked the app for a while. See its dashboard. {said}", permanent=True)
    if code == _TWICE:
        return Word(says=f"The same words were published just before. {said}", permanent=True)
    if code in PASSING or error.is_transient:
        return Word(says=said, permanent=False)
    return Word(says=said, permanent=True)


def _pause(answer: Answer, tools: Tools) -> float:
    """Seconds: what the header says, or the counts, or long enough."""
    told = retry_after(answer.headers.get("retry-after"), tools.clock.now() / 1e6)
    minutes = max((minutes for _, minutes in used_by(answer.headers)), default=0)
    return told if told is not None else minutes * 60.0 or BUSY_SECONDS


@contextmanager
def _doubted() -> Iterator[None]:
    """`An unexpected error has occurred` is said of what went out, too."""
    try:
        yield
    except Declined as error:
        found = _error(error.body)
        if found is not None and (found.code in PASSING or found.is_transient):
            raise Unheard(str(error), retry_after=error.retry_after) from None
        raise


def _error(body: bytes) -> _Error | None:
    try:
        return msgspec.json.decode(body, type=_Refusal).error
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
