"""Posts in, results out: the one composition of matching, counting, detection and narratives.

Results do not depend on how posts were cut into batches: bins are counted by the time a post was
written, close when the watermark passes them, and are told to detectors and narratives in the
order (created_at, key). A post whose bin is closed is counted there, marked late, and fires nothing.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from firewarden.ports import Enrich, Restored
from firewarden.stages.brand import BinFailed, BrandState
from firewarden.stages.ledger import Past
from firewarden.stages.watching import Claims, Watching
from firewarden.steps.assess.terms import wording
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.ids import BrandId, PostKey, SourceId
from firewarden.vocabulary.mention import Mention, Reading
from firewarden.vocabulary.plan import Interval
from firewarden.vocabulary.post import Post
from firewarden.vocabulary.results import Results

News = Mapping[tuple[SourceId, PostKey], Collection[BrandId]]
NO_NEWS: News = {}


@dataclass(slots=True)
class State:
    """What the brands of a plan have come to. Mutable, owned by one caller at a time.

    `blind` are times in which a source was not captured, learnt while reading. Without `snapshots`
    none are made: for what is never taken up again.
    """

    brands: dict[BrandId, BrandState]
    past: Past | None = None
    blind: dict[SourceId, list[Interval]] = field(default_factory=dict)
    snapshots: bool = True


@dataclass(frozen=True, slots=True)
class Recognized:
    """A post, whom it is about, what was read in it and its wording; the last two None where it is about nobody."""

    post: Post
    claims: Claims
    reading: Reading | None = None
    wording: str | None = None


def process(posts: Sequence[Post], state: State, watching: Watching, enrich: Enrich, *, now: Instant) -> Results:
    """Tells `state` of new posts, in the order they came; duplicates must have been left out. `now` is the wall's."""
    return fold(recognize(posts, watching, enrich), state, watching, now=now)


def recognize(posts: Sequence[Post], watching: Watching, enrich: Enrich, news: News = NO_NEWS) -> list[Recognized]:
    """The part that has no memory: a post it breaks on can be found by trying again with fewer. `news` names the
    brands to which a post known already is news."""
    claimed = [(post, _claims(post, watching, news)) for post in posts]
    about = [post for post, claims in claimed if claims]
    readings = iter(enrich(about) if about else ())
    return [
        Recognized(post, claims, next(readings), wording(post.text)) if claims else Recognized(post, claims)
        for post, claims in claimed
    ]


def _claims(post: Post, watching: Watching, news: News) -> Claims:
    brands = news.get((post.source, post.key)) if news else None
    claims = watching.claims(post)
    return claims if brands is None else {brand: queries for brand, queries in claims.items() if brand in brands}


def fold(
    recognized: Iterable[Recognized],
    state: State,
    watching: Watching,
    *,
    now: Instant,
    behind: Collection[BrandId] = (),
    past: Collection[PostKey] = (),
) -> Results:
    """The part with memory. The wall closes bins of brands with live sources, but not of those `behind`:
    their sources are blind, or still catching up. Posts of the `past` came newest first and say nothing of how far
    time has come. Raises BinFailed; then `state` is lost and must be restored.
    """
    out = Results()
    touched: dict[BrandId, BrandState] = {}
    nows = {name: own.brand.clock.at(now) for name, own in state.brands.items()}
    for item in recognized:
        post = item.post
        for brand in watching.authors(post):
            state.brands[brand].hear_own(post.key, post.created_at)
        for brand in watching.served(post.source):
            own = touched[brand] = state.brands[brand]
            queries = item.claims.get(brand)
            if queries is not None and item.reading is not None:
                late = own.is_late(post.created_at)
                own.take(
                    Mention(brand=brand, post=post, queries=queries, reading=item.reading, late=late, received_at=now),
                    out,
                    item.wording,
                )
            if post.key not in past:
                own.advance(post.created_at, nows[brand], out)
    for brand in watching.live:
        if brand not in behind:
            touched[brand] = state.brands[brand]
            touched[brand].pass_time(now, out)
    for own in touched.values():
        own.report(out)
    return out


def finish(state: State, watching: Watching, now: Instant, *, brands: Collection[BrandId] | None = None) -> Results:
    """Finite sources have ended: closes what is open of `brands` (of all that have no live source, when None).

    Open bins of times that cannot be, past now or contradicted by every other post, stay open.
    """
    out = Results()
    for name, own in state.brands.items():
        if name not in watching.live if brands is None else name in brands:
            own.finish(own.brand.clock.at(now), out)
            own.report(out)
    return out


def restore(
    watching: Watching,
    restored: Mapping[BrandId, Restored],
    *,
    past: Past | None = None,
    skipped: Mapping[BrandId, Collection[PostKey]] | None = None,
    blind: dict[SourceId, list[Interval]] | None = None,
    snapshots: bool = True,
) -> State:
    """The state of every brand of the plan, as it was when `restored` was stored; of the others, fresh.

    Without `past`, to look up stored bins in, everything counted is held in memory. `skipped` are mentions that
    narratives must not see.
    """
    state = State({}, past=past, blind=blind or {}, snapshots=snapshots)
    for name in watching.brands:
        keys = set((skipped or {}).get(name, ()))
        state.brands[name] = _brand(watching, name, state, restored.get(name), keys)
    return state


def renew(state: State, watching: Watching, restored: Mapping[BrandId, Restored]) -> State:
    """The same state under a newer plan: brands that stay go on, those in `restored` join, others start fresh."""
    renewed = State({}, past=state.past, blind=state.blind, snapshots=state.snapshots)
    for name, brand in watching.brands.items():
        own = state.brands.get(name)
        if own is None:
            own = _brand(watching, name, renewed, restored.get(name), set())
        own.adopt(brand, watching.gaps(name, state.blind), watching.rulings[name])
        for ours in watching.plan.published:
            if ours.brand == name:
                own.hear_own(ours.key, ours.at)
        renewed.brands[name] = own
    return renewed


def _brand(
    watching: Watching, name: BrandId, state: State, restored: Restored | None, skipped: set[PostKey]
) -> BrandState:
    while True:
        gaps = watching.gaps(name, state.blind)
        own = BrandState(
            watching.brands[name],
            gaps=gaps,
            past=state.past,
            snapshots=state.snapshots,
            ruling=watching.rulings[name],
        )
        own.skipped = skipped
        try:
            if restored is not None:
                own.restore(restored)
        except BinFailed as failure:
            skipped |= failure.keys
        else:
            return own
