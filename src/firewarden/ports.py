"""Everything we ask of the outside world, on one page. Every port has one conformance suite."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.feed import FeedEntry
from firewarden.vocabulary.ids import BrandId, NarrativeId, PostKey, SignalId, SourceId, StoreId
from firewarden.vocabulary.intake import (
    Block,
    Capabilities,
    Checked,
    Receipt,
    Removed,
    SourceState,
    Spooled,
    Unreadable,
)
from firewarden.vocabulary.letter import HandedOff, Read, Writing
from firewarden.vocabulary.mention import Hazard, Mention, Reading, Tone
from firewarden.vocabulary.narrative import Narrative
from firewarden.vocabulary.picture import PictureText
from firewarden.vocabulary.plan import Interval, Source, WatchPlan
from firewarden.vocabulary.post import Post
from firewarden.vocabulary.proposal import Prompt
from firewarden.vocabulary.publishing import Identity, Outgoing, Published, Publishing, Uncertain
from firewarden.vocabulary.results import BrandMark, Results, Snapshot
from firewarden.vocabulary.signal import Signal
from firewarden.vocabulary.subscription import Handed
from firewarden.vocabulary.volume import Bin

Enrich = Callable[[Sequence[Post]], Sequence[Reading]]
"""One reading for each post, in order. Pure from the caller's view; never raises on a text."""


class Clock(Protocol):
    """The wall."""

    def now(self) -> Instant: ...


class Spool(Protocol):
    """What was posted to our sources and not read yet: put in by the web process, taken out by the pipeline. What was
    TAKEN is safe. Raises StoreError when the disk refuses."""

    def put(
        self, source: SourceId, body: bytes, at: Instant, *, once: str, query: str = "", content_type: str = ""
    ) -> Receipt:
        """Two with the same `once` within ten minutes are one."""
        ...

    def after(self, source: SourceId, cursor: str | None, limit: int = 200) -> list[Spooled]:
        """In the order of taking; from the first one on where the cursor is None, or of a spool that is gone."""
        ...

    def drop(self, source: SourceId, cursor: str) -> None:
        """Up to and with the one at the cursor; nothing where the cursor is of a spool that is gone."""
        ...

    def waiting(self, source: SourceId) -> int: ...

    def forget(self, source: SourceId) -> None:
        """All of a source that is no more."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What a connector is made with. `secret` gives the secret behind a reference and raises ConfigError where there
    is none; `private`: addresses inside private networks may be read. `sleep` waits between two looks, `patience` is
    how long an answer is waited for; both in seconds. `own_key` is a key for one purpose that only this installation
    knows, always the same; `public_url` is where others find us, None where they do not."""

    clock: Clock
    secret: Callable[[str], str]
    sleep: Callable[[float], Awaitable[object]]
    spool: Spool
    own_key: Callable[[str], str]
    public_url: str | None = None
    patience: float = 60.0
    private: bool = False


class Connector(Protocol):
    """Reads one kind of source."""

    capabilities: Capabilities

    async def check(self, source: Source) -> Checked:
        """Asks the network once, as `read` would, and changes nothing. Never raises."""
        ...

    def read(self, source: Source, cursor: str | None) -> AsyncIterator[Block]:
        """Blocks from just behind `cursor` on (from the start when None); ends when a finite
        source is read. Raises NetworkError; whoever reads decides when to try again."""
        ...


@runtime_checkable
class Backfill(Protocol):
    """A connector that can also read the past, newest first, while `read` goes on with what is new. What a network
    allows in all, both share; `read` comes first."""

    def back(self, source: Source, since: Instant, until: Instant, cursor: str | None) -> AsyncIterator[Block]:
        """Blocks of what was written from `since` to before `until`, the newest first, from behind `cursor` on; each
        says how far it `reached`. Ends at `since`, or where the network gives no more. A block without items says how
        far an empty stretch goes. Raises NetworkError."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """One batch: all of it reaches the store, or nothing does.

    `seen` are the keys of all accepted posts of the batch, mentions or not; `raws` the
    bytes of those that became mentions; `sources` the new absolute state of each source read.
    `edits` are mentions as they read now, `removed` posts that were taken back.
    """

    plan: int
    received_at: Instant
    results: Results
    seen: Sequence[PostKey] = ()
    raws: Sequence[tuple[PostKey, bytes]] = ()
    sources: Sequence[SourceState] = ()
    unreadable: Sequence[tuple[SourceId, Unreadable]] = ()
    edits: Sequence[Mention] = ()
    removed: Sequence[Removed] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What a brand's state is rebuilt from after a restart.

    `closed` are the closed bins behind the snapshot, oldest first (all, when there is none);
    `told` their on-time mentions and `open` those of bins not yet closed, both ordered by (created_at, key).
    """

    mark: BrandMark | None
    snapshot: Snapshot | None
    closed: Sequence[Bin]
    told: Sequence[Mention]
    open: Sequence[Mention]


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Counts over a stretch of time: of mentions, and of distinct authors."""

    mentions: int = 0
    readable: int = 0
    negative: int = 0
    positive: int = 0
    people: int = 0


class StreamReader(Protocol):
    """The stream as the desk, the command line and the reports see it. Times are half open.
    Every list is ordered by (created_at, key), oldest first, unless said otherwise."""

    store_id: StoreId

    def mentions(
        self,
        brand: BrandId,
        since: Instant,
        until: Instant,
        *,
        tone: Tone | None = None,
        narrative: NarrativeId | None = None,
        hazard: Hazard | None = None,
        newest_first: bool = False,
        limit: int = 1000,
    ) -> list[Mention]: ...

    def talk(self, after: int) -> tuple[int, list[BrandId]]:
        """The number of the mention stored last, and the brands of those stored after number `after`, by id."""
        ...

    def loudest(self, brand: BrandId, since: Instant, until: Instant, limit: int = 10) -> list[Mention]:
        """By likes + 2 x reposts + replies, then followers; largest first."""
        ...

    def mentions_by_key(self, brand: BrandId, keys: Sequence[PostKey]) -> list[Mention]:
        """In the order of `keys`; those not stored are left out. The only list with tombstones in it."""
        ...

    def raw(self, key: PostKey) -> bytes | None: ...

    def totals(self, brand: BrandId, since: Instant, until: Instant) -> Totals: ...

    def bins(self, brand: BrandId, since: Instant, until: Instant) -> list[Bin]:
        """By time, then stream. Closed bins that were not stored because nothing was in them are put back
        (`stages.zeros`), from the first bin ever stored on."""
        ...

    def narratives(self, brand: BrandId, since: Instant, limit: int = 50) -> list[Narrative]:
        """Those last seen at or after `since`, largest first."""
        ...

    def signals(self, brand: BrandId, since: Instant, until: Instant) -> list[Signal]: ...

    def signal(self, signal: SignalId) -> Signal | None: ...

    def gaps(self, brand: BrandId, since: Instant, until: Instant) -> list[Interval]: ...

    def mark(self, brand: BrandId) -> BrandMark | None: ...

    def sources(self) -> list[SourceState]: ...

    def feed(self, after: int, limit: int = 500) -> list[FeedEntry]:
        """Entries numbered above `after`, in order."""
        ...

    def quarantined(self, source: SourceId | None = None, limit: int = 100) -> list[tuple[SourceId, Unreadable]]:
        """Newest first. A bounded sample is kept per source and reason; counts are in `sources`."""
        ...


class StreamStore(StreamReader, Protocol):
    """The same, for its one writer: the pipeline."""

    def known(self, keys: Sequence[PostKey]) -> set[PostKey]:
        """Which of these posts were accepted before."""
        ...

    def keys_under(self, start: str) -> list[PostKey]:
        """Keys of mentions, of any brand, that begin so and were not taken back; in order."""
        ...

    def restore(self, brand: BrandId) -> Restored: ...

    def commit(self, commit: Commit) -> None:
        """One transaction. A mention that is there already is left as it is, unless it is among the edits, which
        change its content but not what was counted; a removed one becomes a tombstone, for good. Signals and gaps go
        into the feed in the order given, edits and deletions of mentions behind them. Raises StoreError; then
        nothing was written."""
        ...

    def close(self) -> None: ...


class PlanStore(Protocol):
    """Watch plans: written by the desk, read by the pipeline."""

    def newest(self) -> WatchPlan | None: ...

    def publish(self, plan: WatchPlan) -> None:
        """Raises Conflict when `plan.version` is not the newest plus one."""
        ...


class ReadsPictures(Protocol):
    """Reads what is written on a picture."""

    def read(self, picture: bytes) -> PictureText | None:
        """None where it finds nothing. Never raises on a picture."""
        ...


class Notifier(Protocol):
    """Reaches people. An address holds keys: it is a secret."""

    def service(self, address: str) -> str:
        """What it leads to, for people. Raises BadInput for an address that leads nowhere."""
        ...

    def send(self, address: str, title: str, text: str) -> None:
        """Raises NetworkError when it was not taken; twice is better than not at all."""
        ...


class Wordsmith(Protocol):
    """A model that proposes words. It sees what is in the prompt, and nothing else of ours."""

    def propose(self, prompt: Prompt) -> str:
        """What it said, as it came: nobody has looked at it yet. Raises NetworkError."""
        ...


class MailLine(Protocol):
    """One connection to a mail server. `open` False: it takes no more mails."""

    open: bool

    def send(self, recipient: str, mail: bytes) -> Handed:
        """Never raises for what a server or a network does."""
        ...


class Mailer(Protocol):
    """The server that sends our mail. `sender`: what its mails come from; `lines`: connections at the same time;
    `per_second`: mails over all of them, 0: as many as it takes."""

    @property
    def sender(self) -> str: ...

    @property
    def lines(self) -> int: ...

    @property
    def per_second(self) -> float: ...

    def line(self) -> AbstractContextManager[MailLine]:
        """Raises NetworkError where the server cannot be reached, or does not want us."""
        ...


class Publisher(Protocol):
    """Puts texts on one network from one account of ours, each at most once for one key.

    What the network refuses is a NetworkError whose `permanent` says whether trying again could help.
    """

    publishing: Publishing

    def identify(self) -> Identity:
        """Who this account is, by the network's own answer. Publishes nothing, never raises."""
        ...

    def publish(self, key: str, outgoing: Outgoing) -> Published | Uncertain:
        """`key` makes a repeat harmless where the network `repeats_safely`. Raises NetworkError when surely nothing
        went out."""
        ...


class Correspondent(Protocol):
    """One mailbox from which a brand writes to single people and to which they answer. Blocking, bounded."""

    def identify(self) -> Identity:
        """Asks both servers without sending anything. Never raises."""
        ...

    def send(self, writing: Writing) -> Uncertain | None:
        """None: their server took it. Uncertain where it may have. Raises NetworkError when surely nothing went out."""
        ...

    def read(self, validity: int, uid: int, limit: int = 20) -> Read:
        """What lies behind that place, the oldest first, and the new place; nothing is marked, moved or deleted. With
        another `validity` than the folder's, from its beginning. Raises NetworkError."""
        ...


class HelpDesk(Protocol):
    """A help desk that people have, to which a case is handed off: the case stays here and shows how it stands there.
    No text goes there that the person has not agreed to."""

    def hand_off(self, key: str, subject: str, text: str) -> HandedOff:
        """The same ticket for the same `key`, however often. Raises NetworkError."""
        ...

    def note(self, key: str, ticket: str, text: str) -> None:
        """Adds to a ticket, once for each `key`. Raises NetworkError."""
        ...

    def standing(self, ticket: str) -> HandedOff:
        """Raises NetworkError, permanent where there is no such ticket."""
        ...


class Seals(Protocol):
    """Encrypts what nobody may read in a copied database. The key lies elsewhere and can be changed."""

    def seal(self, data: bytes) -> bytes: ...

    def unseal(self, sealed: bytes) -> bytes:
        """Raises ConfigError where the key is missing or another."""
        ...


@runtime_checkable
class Finds(Protocol):
    """A publisher that can read our own timeline."""

    def find(self, key: str, outgoing: Outgoing, since: Instant) -> Published | None:
        """The publication of this key, if it went out after `since`; None: surely it did not. Raises NetworkError when
        that cannot be said."""
        ...


@runtime_checkable
class Amends(Protocol):
    """A publisher that can change or take back what it published; which of the two, `publishing` says."""

    def edit(self, native_id: str, outgoing: Outgoing) -> Published:
        """Raises NetworkError. Doing it twice is harmless."""
        ...

    def delete(self, native_id: str) -> None:
        """Raises NetworkError. What is gone already is no error."""
        ...
