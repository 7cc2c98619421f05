"""What arrived, sorted out: new posts, newer versions, posts known already or taken back, things that are no posts.
Counts all of them."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from firewarden.stages.watching import Watching
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.ids import BrandId, PostKey, SourceId
from firewarden.vocabulary.intake import Fetched, Item, Removed, SourceState, Unreadable
from firewarden.vocabulary.post import Post

Known = Callable[[Sequence[PostKey]], set[PostKey]]
Mentioned = Callable[[BrandId, PostKey], bool]


@dataclass(slots=True)
class Tally:
    """Of one source. read == accepted + duplicates + edited + sum of rejected."""

    read: int = 0
    accepted: int = 0
    duplicates: int = 0
    edited: int = 0
    removed: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    last_post_at: Instant | None = None


@dataclass(slots=True)
class Sifted:
    """`fetched` are new posts in the order they came. A post known already is among them again where it is news to
    other brands than before; `news` says to which. `edited` are the newest versions of posts that brands have,
    `removed` those of our posts that were taken back.
    """

    fetched: list[Fetched] = field(default_factory=list)
    unreadable: list[tuple[SourceId, Unreadable]] = field(default_factory=list)
    tallies: dict[SourceId, Tally] = field(default_factory=dict)
    news: dict[tuple[SourceId, PostKey], frozenset[BrandId]] = field(default_factory=dict)
    edited: dict[PostKey, Fetched] = field(default_factory=dict)
    removed: dict[PostKey, Removed] = field(default_factory=dict)

    def known_already(self, keys: Iterable[PostKey]) -> None:
        """These versions turned out to be stored."""
        for key in keys:
            tally = self.tallies[self.edited.pop(key).post.source]
            tally.edited -= 1
            tally.duplicates += 1

    def reject(self, reasons: Mapping[PostKey, str]) -> None:
        """Takes out accepted posts that turned out to be unreadable."""
        for item in self.fetched:
            reason = reasons.get(item.post.key)
            if reason is not None:
                tally = self.tallies[item.post.source]
                tally.accepted -= 1
                tally.rejected[reason] += 1
                self.unreadable.append((item.post.source, Unreadable(reason=reason, raw=item.raw[:2000])))
        self.fetched = [item for item in self.fetched if item.post.key not in reasons]


def sift(items: Iterable[tuple[SourceId, Item]], watching: Watching, known: Known, mentioned: Mentioned) -> Sifted:
    """`known` tells which of some posts were accepted before, `mentioned` whether a brand has one as a mention."""
    arrived = list(items)
    keys = [_key(item) for _, item in arrived if not isinstance(item, Unreadable)]
    old = set(known(keys)) if keys else set()
    new: dict[PostKey, Post] = {}
    had: dict[PostKey, set[BrandId]] = {}
    sifted = Sifted()
    for source, item in arrived:
        tally = sifted.tallies.setdefault(source, Tally())
        if isinstance(item, Removed):
            if item.key in old and item.key not in sifted.removed:
                tally.removed += 1
                sifted.removed[item.key] = item
            continue
        tally.read += 1
        if isinstance(item, Unreadable):
            tally.rejected[item.reason] += 1
            sifted.unreadable.append((source, item))
            continue
        post = item.post
        if post.key in old:
            if post.key not in had:
                had[post.key] = set(watching.claims(new[post.key])) if post.key in new else set()
            news = _news(post, watching, had[post.key], mentioned)
            if not news:
                _take_again(item, tally, sifted)
                continue
            sifted.news[source, post.key] = news
        else:
            old.add(post.key)
            new[post.key] = post
        tally.accepted += 1
        tally.last_post_at = max(tally.last_post_at or post.created_at, post.created_at)
        sifted.fetched.append(item)
    return sifted


def _key(item: Fetched | Removed) -> PostKey:
    return item.post.key if isinstance(item, Fetched) else item.key


def _take_again(item: Fetched, tally: Tally, sifted: Sifted) -> None:
    """A post that everybody has who wants it: a newer version of it, or the same once more."""
    before = sifted.edited.get(item.post.key)
    if item.post.edited_at is None or (before and (before.post.edited_at or 0) >= item.post.edited_at):
        tally.duplicates += 1
    else:
        tally.edited += 1
        sifted.edited[item.post.key] = item


def _news(post: Post, watching: Watching, had: set[BrandId], mentioned: Mentioned) -> frozenset[BrandId]:
    """Brands that a known post is talk about, and that do not have it: no source of theirs brought it before, or no
    query of theirs asked for it. `had` are those that got it in this batch."""
    news = frozenset(b for b in watching.claims(post) if b not in had and not mentioned(b, post.key))
    had |= news
    return news


def counted(state: SourceState, tally: Tally) -> SourceState:
    """The source's counts with those of one batch added."""
    latest = [at for at in (state.last_post_at, tally.last_post_at) if at is not None]
    return replace(
        state,
        read=state.read + tally.read,
        accepted=state.accepted + tally.accepted,
        duplicates=state.duplicates + tally.duplicates,
        rejected=dict(Counter(state.rejected) + tally.rejected),
        edited=state.edited + tally.edited,
        removed=state.removed + tally.removed,
        last_post_at=max(latest, default=None),
    )
