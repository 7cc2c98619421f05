"""Reads the newest reviews of apps, country by country."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

import msgspec

from firewarden.connectors.appstore.wire import PLATFORM, Review, post_of, reviews_of
from firewarden.net.backward import Page, Trail, backward
from firewarden.net.polling import checked, each, polled
from firewarden.net.settings import number, several
from firewarden.net.web import Web
from firewarden.ports import Connector, Tools
from firewarden.vocabulary.clock import DAY, SECOND, Instant
from firewarden.vocabulary.errors import ConfigError, NetworkError
from firewarden.vocabulary.intake import Block, Capabilities, Checked, Item, Setting
from firewarden.vocabulary.plan import Source

PAGES = 10
"""Answers with fifty reviews each, the most that the feed gives."""
REMEMBERED = 200
"""Reviews of one app in one country whose rewriting is noticed."""
LARGEST_BLOCK = 200
MOST_APPS, MOST_COUNTRIES = 10, 20
API = "https://itunes.apple.com"
CAPABILITIES = Capabilities(
    platform=PLATFORM,
    title="App Store reviews",
    settings=(
        Setting(name="apps", label="Apps", help="Numbers from the addresses of their pages.", default=None),
        Setting(name="countries", label="Countries", help="Two letters each, such as us de fr.", default="us"),
        Setting(name="days", label="Days to read back at first", default="30"),
        Setting(name="every", label="Seconds between two looks", help="From 600 to 3600.", default="1800"),
        Setting(name="api", label="Address of the service", default=API),
    ),
    backfill="The newest 500 reviews of each app in each country.",
    cost="Free.",
    forbids=(
        "Do not ask often: the feed is renewed every few hours.",
        "Do not read the pages of the store by machine instead, and make no rankings of it.",
    ),
    note="Stars without words are not in the feed, and deletions are not told. At times the feed is empty for hours.",
    silence_minutes=150,
)


class Mark(msgspec.Struct, omit_defaults=True):
    """`newest`: second of the newest review handed over. `seen`: by number, the second in which a review was first
    written."""

    newest: int = 0
    seen: dict[str, int] = {}


class Cursor(msgspec.Struct):
    """By country and app."""

    marks: dict[str, Mark] = {}


def connect(tools: Tools) -> Connector:
    return AppStore(tools)


@dataclass(slots=True)
class AppStore:
    """Some apps in some countries."""

    tools: Tools
    capabilities: Capabilities = CAPABILITIES

    async def read(self, source: Source, cursor: str | None) -> AsyncIterator[Block]:
        places = _places(source)
        every = number(source, "every", 1800, 600, 3600)
        since = (self.tools.clock.now() - round(number(source, "days", 30, 0, 3650) * DAY)) // SECOND
        async with Web(private=self.tools.private, seconds=self.tools.patience) as web:

            def look(at: str | None) -> AsyncIterator[Block]:
                state = msgspec.json.decode(at, type=Cursor) if at is not None else Cursor()
                state.marks = {place: mark for place, mark in state.marks.items() if place in places}
                return each(places, lambda place: self._look(web, source, state, place, since))

            async for block in polled(look, cursor, every=every, sleep=self.tools.sleep):
                yield block

    async def back(self, source: Source, since: Instant, until: Instant, cursor: str | None) -> AsyncIterator[Block]:
        async with Web(private=self.tools.private, seconds=self.tools.patience) as web:

            async def ask(place: str, trail: Trail) -> Page:
                number = int(trail.next or "1")
                reviews = await self._page(web, source, place, number)
                more = str(number + 1) if reviews and number < PAGES else None
                whole = not reviews and number > 1  # an empty feed says nothing: it comes and goes
                items = [post_of(review, source.id, None) for review in reviews]
                return Page(items=items, next=more, reached=since if whole else None)

            async for block in backward(_places(source), ask, since, until, cursor):
                yield block

    async def check(self, source: Source) -> Checked:
        async def look() -> str:
            places = _places(source)
            async with Web(private=self.tools.private, seconds=self.tools.patience) as web:
                found = [len(await self._page(web, source, place, 1)) for place in places]
            return f"{sum(map(bool, found))} of {len(places)} feeds have reviews."

        return await checked(look)

    async def _look(self, web: Web, source: Source, state: Cursor, place: str, since: int) -> AsyncIterator[Block]:
        first = place not in state.marks
        mark = state.marks.setdefault(place, Mark(newest=since))
        news = [review for review in await self._back_to(web, source, place, mark.newest) if _is_news(review, mark)]
        news.sort(key=_second)
        for start in range(0, max(len(news), int(first)), LARGEST_BLOCK):
            items = _items(news[start : start + LARGEST_BLOCK], mark, source)
            yield Block(items=tuple(items), cursor=msgspec.json.encode(state).decode())

    async def _back_to(self, web: Web, source: Source, place: str, second: int) -> list[Review]:
        found: dict[str, Review] = {}
        for page in range(1, PAGES + 1):
            reviews = await self._page(web, source, place, page)
            found.update({review.number or str(review.raw): review for review in reviews})
            if not reviews or min(map(_second, reviews)) < second:
                break
        return list(found.values())

    async def _page(self, web: Web, source: Source, place: str, page: int) -> list[Review]:
        country, app = place.split("/")
        base = (source.settings.get("api", "").strip() or API).rstrip("/")
        url = f"{base}/{country}/rss/customerreviews/page={page}/id={app}/sortby=mostrecent/json"
        found = reviews_of((await web.get(url, largest=5_000_000)).body)
        if found is None:
            raise NetworkError(f"The App Store did not answer with a feed of reviews for {app} in {country}.")
        return found


def _items(reviews: Sequence[Review], mark: Mark, source: Source) -> list[Item]:
    items: list[Item] = []
    for review in reviews:
        before = mark.seen.get(review.number or "")
        items.append(post_of(review, source.id, Instant(before * SECOND) if before is not None else None))
        if review.number is not None:
            mark.seen.setdefault(review.number, _second(review))
        mark.newest = max(mark.newest, _second(review))
    mark.seen = dict(list(mark.seen.items())[-REMEMBERED:])
    return items


def _is_news(review: Review, mark: Mark) -> bool:
    """Newer than all, or, where its time says nothing, not seen before."""
    second = _second(review)
    if review.number in mark.seen:
        return second > mark.newest
    return review.written is None or second >= mark.newest


def _second(review: Review) -> int:
    """Where nothing readable is said it stands at the beginning: quarantine has no order."""
    return review.written // SECOND if review.written is not None else 0


def _places(source: Source) -> tuple[str, ...]:
    """Country and app. Raises ConfigError for what is neither."""
    apps, countries = several(source, "apps", MOST_APPS), several(source, "countries", MOST_COUNTRIES, "us")
    numbers = [app.removeprefix("id") for app in apps]
    for app in numbers:
        if not (app.isascii() and app.isdigit()):
            raise ConfigError(f"{app[:50]!r} is no app. It should be the number in the address of its page.")
    for country in countries:
        if not (len(country) == 2 and country.isascii() and country.isalpha()):
            raise ConfigError(f"{country[:50]!r} is no country. It should be two letters, such as us.")
    return tuple(f"{country.lower()}/{app}" for country in countries for app in numbers)
