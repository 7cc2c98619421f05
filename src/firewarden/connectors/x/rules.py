"""The rules of an app's stream: ours are added and taken away, those of others are left alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec

from firewarden.net.pace import Pace
from firewarden.net.web import Web
from firewarden.vocabulary.errors import NetworkError

LARGEST = 5_000_000
_PAGES = 30
"""Of a thousand rules each: as many as the largest contract has."""


class Rule(msgspec.Struct, omit_defaults=True):
    """`value` is its query, as it was submitted."""

    id: str = ""
    value: str = ""
    tag: str = ""


class Trouble(msgspec.Struct):
    """Of one rule that was sent. A query can have one rule only: that of a duplicate is at `id`."""

    title: str = ""
    detail: str = ""
    details: list[str] = []
    id: str = ""


class Meta(msgspec.Struct):
    next_token: str = ""


class Answer(msgspec.Struct):
    data: list[Rule] = []
    errors: list[Trouble] = []
    meta: Meta = msgspec.field(default_factory=Meta)


@dataclass(slots=True)
class Synced:
    """The number of the rule of each query that has one, and why the others have none."""

    rules: dict[str, str] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rules:
    """`ours` begins the tags of this installation. Raises NetworkError."""

    web: Web
    url: str
    headers: Mapping[str, str]
    ours: str
    asks: Pace
    changes: Pace

    async def synced(self, wanted: Mapping[str, str]) -> Synced:
        """So that each query has a rule; `wanted` are the tags of queries. A rule somebody else made for the same
        query serves as well, as X takes none twice."""
        there = await self.listed()
        found = Synced({rule.value: rule.id for rule in there if rule.value in wanted})
        for query, tag in wanted.items():
            if query not in found.rules:
                await self._add(query, tag, found)
        kept = set(found.rules.values())
        stale = [rule.id for rule in there if rule.tag.startswith(f"{self.ours}:") and rule.id not in kept]
        if stale:
            await self._post({"delete": {"ids": stale}})
        return found

    async def listed(self) -> list[Rule]:
        """Raises NetworkError, permanent, also where the access level has no stream."""
        rules: list[Rule] = []
        asked: dict[str, str | int] = {}
        for _ in range(_PAGES):
            answer = await self.web.get(
                self.url, params=asked, headers=self.headers, pace=self.asks, largest=LARGEST, told=(403,)
            )
            if answer.status == 403:
                raise no_stream()
            page = _decoded(answer.body)
            rules += page.data
            if not page.meta.next_token:
                break
            asked = {"pagination_token": page.meta.next_token}
        return rules

    async def _add(self, query: str, tag: str, found: Synced) -> None:
        try:
            answer = await self._post({"add": [{"value": query, "tag": tag}]})
        except NetworkError as error:
            if not error.permanent:
                raise
            found.refused[query] = str(error)
            return
        for one in answer.data or answer.errors:
            if one.id:
                found.rules[query] = one.id
                return
        found.refused[query] = "; ".join(_reason(one) for one in answer.errors) or "It gave no reason."

    async def _post(self, body: object) -> Answer:
        headers = {**self.headers, "Content-Type": "application/json"}
        sent = msgspec.json.encode(body)
        found = await self.web.post(self.url, body=sent, headers=headers, pace=self.changes, largest=LARGEST)
        return _decoded(found.body)


def no_stream() -> NetworkError:
    return NetworkError(
        "The access level of this token has no stream (403). Set 'reads' to look, or raise the level at X.",
        permanent=True,
    )


def _reason(trouble: Trouble) -> str:
    return " ".join((trouble.details[0] if trouble.details else trouble.detail or trouble.title).split())[:150]


def _decoded(body: bytes) -> Answer:
    try:
        return msgspec.json.decode(body, type=Answer)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise NetworkError("X did not answer as documented.") from error
