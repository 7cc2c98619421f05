"""What a connector hands over, and what is known of each source."""

from dataclasses import dataclass, field
from enum import StrEnum

from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.plan import Interval
from firewarden.vocabulary.post import Post


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A post and its bytes as received. One known already, with a later `edited_at`, is a newer version of it."""

    post: Post
    raw: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """The network says that a post is gone: what we hold of it becomes a tombstone. Most of these are of posts
    that we never had. `all_of`: an account is gone, and every post whose key begins so with it."""

    key: PostKey
    at: Instant
    all_of: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """Something that could not be made into a post. `raw` is cut to 2,000 bytes."""

    reason: str
    raw: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """What arrived together, in order. Whoever has committed it may resume from `cursor`. An empty one says: I have
    looked, there is nothing new. `lost`: what the network does not give any more. `reached`, where the past is read:
    everything from there on was handed over."""

    items: tuple["Item", ...]
    cursor: str
    quota: "Quota | None" = None
    lost: Interval | None = None
    reached: Instant | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota:
    """What a network still allows: `left` of `of` requests or posts, until `until`. `sampled`: not all there was
    has been read, to make it last; `unread`: how many posts the network counted that were not."""

    left: int
    of: int
    until: Instant
    sampled: bool = False
    unread: int = 0


Item = Fetched | Removed | Unreadable


class SourceHealth(StrEnum):
    """NEVER: not started yet. QUIET: it answers, and brings nothing for longer than it ever should; `since` is then
    when it brought something last. DONE: a finite source was read to its end."""

    NEVER = "never"
    READING = "reading"
    QUIET = "quiet"
    BLIND = "blind"
    DONE = "done"


class BackHealth(StrEnum):
    """READING: or about to. THERE: read back as far as was asked. ENDED: the network gives no more. CANNOT: it gives
    nothing of the past. FAILED: a person has to do something."""

    READING = "reading"
    THERE = "there"
    ENDED = "ended"
    CANNOT = "cannot"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBack:
    """How far a source was read back for one wish (`vocabulary.plan.Backfill`): everything from `reached` to `until`,
    where it began, is here. `posts` were handed over, known ones too; `at` is when it got so far. `note` says why it
    pauses or failed."""

    wish: str
    since: Instant
    until: Instant
    reached: Instant
    health: BackHealth = BackHealth.READING
    note: str = ""
    cursor: str | None = None
    posts: int = 0
    at: Instant = Instant(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """A source brought nothing new since `since`, where `an_hour` new posts an hour are usual for it; by its own
    history such a silence comes once in so many weeks."""

    since: Instant
    an_hour: float
    once_per_weeks: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """Counts since the store was made; read == accepted + duplicates + edited + sum(rejected). `removed` are posts
    taken back; news of others that we never had are not counted."""

    source: SourceId
    cursor: str | None = None
    health: SourceHealth = SourceHealth.NEVER
    since: Instant = Instant(0)
    """When it got into this state of health."""
    note: str = ""
    read: int = 0
    accepted: int = 0
    duplicates: int = 0
    rejected: dict[str, int] = field(default_factory=dict)
    last_post_at: Instant | None = None
    edited: int = 0
    removed: int = 0
    heard_at: Instant | None = None
    """When it last answered, be it with nothing."""
    quota: Quota | None = None
    missed: tuple[Interval, ...] = ()
    """What it did not capture and will not give later, of about the last seven days, oldest first."""
    quiet: Quiet | None = None
    expected_gap: int | None = None
    """Microseconds that it may well bring nothing at this hour of the week; None while that is not known."""
    rhythm: bytes = b""
    """What is remembered of when it brings something, by `steps.monitor.rhythm`."""
    back: ReadBack | None = None
    """None: nobody ever wanted it to be read back."""


class Signed(StrEnum):
    """How whatever is posted to a source of ours is signed by whoever posts.

    OWN: our own scheme, with a secret we made. GRAPH: Meta's, with the secret of the app. WEBSUB: that of a hub we
    subscribed at, with a secret derived for each topic.
    """

    OWN = "own"
    GRAPH = "graph"
    WEBSUB = "websub"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spooled:
    """Something that was posted to a source of ours, checked and taken, and waits to be read. `number` grows by one
    with each of a source; `cursor` says the same of more than one life of the spool. `query` is that of the address
    posted to; a greeting (GET) has no body."""

    source: SourceId
    number: int
    cursor: str
    taken_at: Instant
    body: bytes
    query: str = ""
    content_type: str = ""


class Receipt(StrEnum):
    """What became of something that was posted. REPEATED: it was taken before. FULL: too much waits already."""

    TAKEN = "taken"
    REPEATED = "repeated"
    FULL = "full"


class Key(StrEnum):
    """What it takes to be let in."""

    NONE = "none"
    FREE = "free"
    OWN = "own accounts only"
    APPROVAL = "approval"
    PAID = "paid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One thing a source of this kind is told. `default` None: it must be given."""

    name: str
    label: str
    help: str = ""
    default: str | None = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """The setting that says what to search for. Left empty, and the settings `instead` too, it is filled with what the
    queries of the brand ask for: up to `most` searches, `each` written so, with something `between`. `past`: only to
    read back."""

    setting: str
    instead: tuple[str, ...] = ()
    each: str = "{}"
    between: str = "\n"
    most: int = 1
    past: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """What a network allows, as data: pure steps, previews and pages know it without importing a connector."""

    platform: str
    title: str = ""
    """Its name as people write it."""
    reads: bool = True
    searches: bool = False
    """What was missed while we were away can be asked for later."""
    streams: bool = False
    live: bool = True
    note: str = ""
    key: Key = Key.NONE
    settings: tuple[Setting, ...] = ()
    secret: str = ""
    """What the secret of a source is (a token, a password); empty where there is none."""
    backfill: str = ""
    """How far back it can be read, as a sentence."""
    cost: str = ""
    forbids: tuple[str, ...] = ()
    """What its terms forbid us, one sentence each."""
    searched: Searched | None = None
    """None: nothing is searched for, or everything is read without."""
    silence_minutes: int = 30
    """After so long without any answer a source of this kind is taken for blind."""
    signed: Signed | None = None
    """How what is posted to such a source is signed; None: nothing is posted to it. With OWN and GRAPH the first word
    of the source's secret is what it is signed with: other keys may follow it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """Whether a source works; `says` in one line what was found, or what to do."""

    works: bool
    says: str
