"""Asks the Data API within the units of a day, which ends at midnight in California."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec

from firewarden.connectors.youtube.wire import Page, reason_of
from firewarden.net.web import Web
from firewarden.ports import Tools
from firewarden.vocabulary.clock import SECOND, Instant, from_datetime, to_datetime
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.intake import Quota
from firewarden.vocabulary.plan import Source

API = "https://www.googleapis.com/youtube/v3"
LARGEST = 5_000_000
_ZONE = ZoneInfo("America/Los_Angeles")
_REFUSALS = (400, 403, 404)
_SPENT = ("quotaExceeded", "dailyLimitExceeded")
_BUSY = ("rateLimitExceeded", "userRateLimitExceeded")
_NOTHING = ("commentsDisabled", "videoNotFound")


class Units(msgspec.Struct, omit_defaults=True):
    """What was asked on `day`, one unit for each list."""

    day: str = ""
    spent: int = 0


class Spent(Exception):
    """The units, or the searches, of the day are used up."""


class Client:
    """`units` changes with each question."""

    def __init__(self, source: Source, web: Web, tools: Tools, most: int) -> None:
        self._web, self._tools, self._most = web, tools, most
        self._api = (source.settings.get("api", "").strip() or API).rstrip("/")
        self._headers = {"X-Goog-Api-Key": tools.secret(source.secret or "")}
        self.units = Units()

    @property
    def quota(self) -> Quota:
        self._turn()
        left = max(0, self._most - self.units.spent)
        return Quota(left=left, of=self._most, until=self._midnight, sampled=left == 0)

    async def threads(self, asked: Mapping[str, str], *, strict: bool = False) -> Page:
        """Nothing where the video is gone or its comments are turned off; `strict`: that is an error. Raises Spent."""
        self._turn()
        if self.units.spent >= self._most:
            raise Spent
        self.units.spent += 1
        return await self._ask(
            "commentThreads", {"part": "snippet,replies", "textFormat": "plainText", **asked}, strict
        )

    async def videos(self, asked: Mapping[str, str]) -> Page:
        """A search: there are a hundred in a day, beside the units. Raises Spent when Google says that they are."""
        return await self._ask("search", {"part": "snippet", "type": "video", "order": "date", **asked}, True)

    async def _ask(self, what: str, asked: Mapping[str, str], strict: bool) -> Page:
        url = f"{self._api}/{what}"
        answer = await self._web.get(url, params=asked, headers=self._headers, largest=LARGEST, told=_REFUSALS)
        if answer.status in _REFUSALS:
            why = reason_of(answer.body)
            if why in _NOTHING and not strict:
                return Page(items=[])
            if what == "search" and why in _SPENT:
                raise Spent
            raise self._refusal(answer.status, why)
        try:
            return msgspec.json.decode(answer.body, type=Page)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise NetworkError("YouTube did not answer as documented.") from error

    def _refusal(self, status: int, why: str) -> NetworkError:
        if why in _SPENT:
            wait = (self._midnight - self._tools.clock.now()) / SECOND
            return NetworkError("The day's quota of the YouTube key is used up.", retry_after=wait)
        if why in _BUSY:
            return NetworkError("YouTube asks for fewer requests.", retry_after=60.0)
        if status == 404 or why in _NOTHING:
            return NetworkError("YouTube knows no such video or channel, or nobody may comment there.", permanent=True)
        return NetworkError(
            f"YouTube refused us ({status}). Check the key, and that its project may use the Data API.", permanent=True
        )

    def _turn(self) -> None:
        day = self._today.date().isoformat()
        if self.units.day != day:
            self.units = Units(day=day)

    @property
    def _today(self) -> datetime:
        return to_datetime(self._tools.clock.now()).astimezone(_ZONE)

    @property
    def _midnight(self) -> Instant:
        tomorrow = self._today.date() + timedelta(days=1)
        return from_datetime(datetime(tomorrow.year, tomorrow.month, tomorrow.day, tzinfo=_ZONE))
