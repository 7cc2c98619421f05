"""Asks the Threads API, and counts what is searched: so many searches in 24 hours, over all apps of an account."""

from collections.abc import Mapping

from firewarden.net.edges import MOST_PAGES, Cursor
from firewarden.net.graph import Graph, Keys, Page
from firewarden.net.web import Web
from firewarden.ports import Tools
from firewarden.vocabulary.clock import DAY, SECOND, Instant
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.intake import Quota

NAME = "Threads"
SEARCH = "keyword_search"
ALLOWED = 2200
"""Searches in 24 hours for one account, over all apps that act for it."""
KEPT = 200
"""Of these for reading the past."""


class Searching(Graph):
    """`most`: searches we allow ourselves; with 0 nothing is searched. `spent`: to have used
    them up is an error."""

    def __init__(
        self, web: Web, base: str, keys: Keys, tools: Tools, *, counted: Cursor, most: int, spent: bool
    ) -> None:
        super().__init__(web, base, keys, NAME, tools, proven=False)
        self._clock, self._state, self._most, self._spent = tools.clock, counted, most, spent

    @property
    def quota(self) -> Quota | None:
        """Of searches, where there are any: they end first."""
        began, used = self._window()
        if not self._most or not began:
            return super().quota
        left = max(0, self._most - used)
        return Quota(left=left, of=self._most, until=Instant(began * SECOND + DAY), sampled=left < MOST_PAGES)

    async def page(self, path: str, asked: Mapping[str, str]) -> Page:
        """With too few left for all pages of a search, it is as if nobody had said anything: the next one finds it."""
        if path == SEARCH:
            began, used = self._window()
            if self._spent and used >= self._most:
                raise NetworkError("The searches kept for reading the past are used up.", permanent=True)
            if not self._spent and "after" not in asked and used + MOST_PAGES > self._most:
                return Page([], None)
            self._state.counted = (began or self._clock.now() // SECOND, used + 1)
        return await super().page(path, asked)

    def _window(self) -> tuple[int, int]:
        """When the first search of these 24 hours was, and how many there were."""
        began, used = self._state.counted
        return (began, used) if self._clock.now() < began * SECOND + DAY else (0, 0)
