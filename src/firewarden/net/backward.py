"""Reads the past of some places, the newest first: always goes on where it has come least far back."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass

import msgspec

from firewarden.net.polling import joined
from firewarden.vocabulary.clock import SECOND, Instant
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.intake import Block, Fetched, Item, Quota

LARGEST_BLOCK = 200


class Trail(msgspec.Struct, omit_defaults=True):
    """Of one place: everything from `at` on was handed over, `next` is the network's word for what comes then, `over`
    says that there is no more to come."""

    at: Instant
    next: str = ""
    over: bool = False


class Cursor(msgspec.Struct):
    """By place."""

    trails: dict[str, Trail] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One answer, in the network's order, the newest first. `next`: what to ask with for the next one; None: there is
    none. `reached` None: to the last of `items`."""

    items: Sequence[Item]
    next: str | None = None
    reached: Instant | None = None
    quota: Quota | None = None


Ask = Callable[[str, Trail], Awaitable[Page]]


async def backward(
    places: Sequence[str], ask: Ask, since: Instant, until: Instant, cursor: str | None
) -> AsyncIterator[Block]:
    """Blocks of what was written from `since` to before `until`. Trouble at one place does not keep the others from
    being read, unless the network asked for a pause; it is raised behind them."""
    before = msgspec.json.decode(cursor, type=Cursor).trails if cursor is not None else {}
    state = Cursor(trails={place: before.get(place, Trail(until)) for place in places})
    troubles: dict[str, NetworkError] = {}
    while left := [place for place in places if not state.trails[place].over and place not in troubles]:
        place = max(left, key=lambda name: state.trails[name].at)
        try:
            page = await ask(place, state.trails[place])
        except NetworkError as error:
            if error.retry_after is not None:
                raise
            troubles[place] = error
            continue
        items = within(page.items, since, until)
        for start in range(0, max(len(items) - 1, 0), LARGEST_BLOCK):
            if start + LARGEST_BLOCK < len(items):
                yield _block(items[start : start + LARGEST_BLOCK], state, page.quota)
        state.trails[place] = _moved(state.trails[place], page, since)
        yield _block(items[-(len(items) % LARGEST_BLOCK or LARGEST_BLOCK) :], state, page.quota)
    if troubles:
        raise joined(list(troubles.values()), len(places))


def stretch(items: Sequence[Item], at: Instant, since: Instant, *, full: bool, step: int = SECOND) -> Page:
    """Of a search that is asked for what is not newer than `at`, and answers with `items`; `full`: with as many as it
    ever does. Times are told apart by `step`: one with more than an answer holds is passed."""
    if not full:
        return Page(items=items, reached=since)
    oldest = min((item.post.created_at for item in items if isinstance(item, Fetched)), default=at)
    return Page(items=items, reached=oldest if oldest < at else Instant(at - step), next="")


def within(items: Sequence[Item], since: Instant, until: Instant) -> list[Item]:
    """The newest first; what has no time stands behind them."""
    dated = [item for item in items if isinstance(item, Fetched) and since <= item.post.created_at < until]
    dated.sort(key=lambda item: item.post.created_at, reverse=True)
    return [*dated, *(item for item in items if not isinstance(item, Fetched))]


def _moved(trail: Trail, page: Page, since: Instant) -> Trail:
    times = [item.post.created_at for item in page.items if isinstance(item, Fetched)]
    reached = page.reached if page.reached is not None else times[-1] if times else trail.at
    at = max(since, min(trail.at, reached))
    stuck = (page.next, at) == (trail.next, trail.at)
    return Trail(at, page.next or "", page.next is None or at <= since or stuck)


def _block(items: Sequence[Item], state: Cursor, quota: Quota | None) -> Block:
    reached = max((trail.at for trail in state.trails.values()), default=None)
    return Block(items=tuple(items), cursor=msgspec.json.encode(state).decode(), quota=quota, reached=reached)
