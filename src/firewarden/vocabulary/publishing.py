"""Where our words go out: our own accounts, what a network takes, and what is handed to it."""

from dataclasses import dataclass, field
from enum import StrEnum

from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.intake import Key, Setting


class Counting(StrEnum):
    """How a network counts the length of a text.

    GRAPHEMES: what a reader takes for one sign. UTF16: code units. CHARACTERS: code points. WEIGHTED: X's own, where
    signs outside Latin and most emoji count two. BYTES: of UTF-8. EMOJI_BYTES: code points, but emoji by their bytes.
    """

    GRAPHEMES = "graphemes"
    UTF16 = "utf-16 units"
    CHARACTERS = "characters"
    WEIGHTED = "weighted"
    BYTES = "bytes"
    EMOJI_BYTES = "characters, emoji by their bytes"


class Answering(StrEnum):
    """When a network lets a program answer a post of somebody else.

    SUMMONED: only who has mentioned or quoted us. OWN: only under our own posts. NEVER: in the native app alone.
    """

    ANYBODY = "anybody"
    SUMMONED = "summoned"
    OWN = "own"
    NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """`most` as counted by `counting`; `link`: every link counts so much, however long it is; None: as it is written.
    `most_bytes` holds beside it (UTF-8). `short_mentions`: of @name@server only @name counts."""

    most: int
    counting: Counting = Counting.CHARACTERS
    link: int | None = None
    most_bytes: int | None = None
    short_mentions: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Native:
    """Addresses at which a person writes in the network's own app. `post` begins something, `reply` answers, `private`
    writes to one person alone. Blanks in them: `{text}` and `{title}` as prepared, `{id}` of the post within its
    network, `{author}` of it, `{url}` of it. Empty: there is no such address; an answer is then written at the post."""

    post: str = ""
    reply: str = ""
    private: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publishing:
    """What a network allows who publishes there, as data: previews know it without importing anything."""

    platform: str
    title: str
    """Its name as people write it."""
    length: Length | None = None
    """None: any length."""
    answering: Answering = Answering.NEVER
    starts: bool = True
    """A text may begin something of its own; False: it can only answer."""
    under: str = ""
    """The setting that names a post of ours: where it is filled in, what begins something goes under that."""
    native: Native | None = None
    """Where a person writes who goes there by hand."""
    threads: bool = False
    """A text may go on in answers of our own to our own post."""
    pictures: int = 0
    """How many one post takes."""
    alt_length: int = 0
    """Longest description of a picture, in characters; 0: it takes none."""
    picture_bytes: int = 0
    """Of one picture; 0: as many as our own limit lets through."""
    picture_types: tuple[str, ...] = ()
    """Media types it takes; empty: every picture that browsers show."""
    titled: bool = False
    """A post has a title beside its text."""
    edits: bool = False
    deletes: bool = False
    repeats_safely: bool = False
    """Publishing twice under one key gives one publication, so that an interrupted attempt may be repeated."""
    repeats_within: int | None = None
    """Microseconds for which the network knows a key again; None: for good."""
    finds: bool = False
    """Our own timeline can be read, to learn whether an uncertain one went out."""
    live: bool = True
    key: Key = Key.FREE
    settings: tuple[Setting, ...] = ()
    """What an account of ours is told."""
    secret: str = ""
    """What the secret of an account is (a token, an app password); empty where there is none."""
    cost: str = ""
    forbids: tuple[str, ...] = ()
    """What its terms forbid who publishes, one sentence each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account of ours. `settings` are never a secret; `secret` is a reference into the secret store. `identity` is
    who the network said it is when it was connected (a handle or an id): empty before the first look."""

    id: str
    connector: str
    name: str
    settings: dict[str, str] = field(default_factory=dict)
    secret: str | None = None
    identity: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A picture that goes out with a text. `alt` describes it to who cannot see it."""

    content: bytes
    media_type: str
    alt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """One post as it goes out. `reply_to`: a post of somebody's, or our own one before it in a thread. `language` is
    that of the text (BCP 47), empty where it is not known. `title` where the network has one, as a mail its subject."""

    text: str
    reply_to: PostKey | None = None
    pictures: tuple[Attached, ...] = ()
    language: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The network's own id and link of what went out. `key` is what our connector for it would call this post."""

    native_id: str
    url: str
    at: Instant
    key: PostKey | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncertain:
    """Nobody knows whether it went out: our own timeline, or a person, has to say."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who an account is: `name` is compared with what it was when it was connected. `works` False: `says` tells why
    not."""

    works: bool
    says: str
    name: str = ""
