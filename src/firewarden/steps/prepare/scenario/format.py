"""The scenario file as values: what a person writes to make up a crisis. `docs/scenarios.md` explains every field.

A misspelled field is an error, not silence.
"""

from enum import StrEnum

import msgspec

SCHEMA = "firewarden.scenario/1"


class Mood(StrEnum):
    """How a theme is felt: it chooses emoji and punctuation."""

    ANGRY = "angry"
    WORRIED = "worried"
    SAD = "sad"
    HAPPY = "happy"
    FUNNY = "funny"
    ASKING = "asking"
    NEUTRAL = "neutral"


_STARS = {Mood.ANGRY: (1, 2), Mood.WORRIED: (1, 2), Mood.SAD: (1, 3), Mood.HAPPY: (4, 5)}


class Curve(StrEnum):
    """How a phase gets from its first to its last rate."""

    LINEAR = "linear"
    EXPONENTIAL = "exponential"


class Company(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who the crisis happens to. A text that holds one of `words` speaks of it; `handles` are its own accounts."""

    name: str
    brand: str
    handles: list[str]
    words: list[str]
    query: str
    sector: str = ""
    place: str = ""
    stakes: list[str] = []


class Calendar(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When people talk: 24 weights from midnight on, 7 from Monday on; 1 is average. `utc_offset` is in hours."""

    utc_offset: float = 0.0
    hours: list[float] = msgspec.field(default_factory=lambda: [1.0] * 24)
    weekdays: list[float] = msgspec.field(default_factory=lambda: [1.0] * 7)


class Network(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`share` is its part of all posts; `longest` counts characters; `warmth` multiplies its likes."""

    name: str
    share: float
    longest: int = 500
    mentions: bool = True
    """People are addressed by @handle."""
    replies: bool = True
    reposts: bool = True
    stars: bool = False
    warmth: float = 1.0


class Language(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`short` are the abbreviations its hasty writers use."""

    code: str
    share: float
    short: dict[str, str] = {}


class Role(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A kind of author. `followers` is the middle one's number, `spread` how unequal they are (1: usual, 2: wild).

    The other numbers, 0 to 1, are how often such people do so. `handles` name the only accounts of the role.
    """

    name: str
    share: float = 1.0
    followers: float = 150.0
    spread: float = 1.3
    verified: float = 0.0
    typos: float = 0.08
    lowercase: float = 0.2
    emoji: float = 0.2
    shouting: float = 0.04
    hashtags: float = 0.2
    networks: list[str] = []
    handles: list[str] = []


class Theme(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something people talk about. `claim` is the sentence a narrative boils down to; without one it is ordinary talk.

    `texts` and `answers` are phrases by language; `topics` short names of the theme, for those who answer it.
    """

    name: str
    mood: Mood = Mood.NEUTRAL
    claim: str = ""
    false: bool = False
    roles: list[str] = []
    networks: list[str] = []
    topics: dict[str, list[str]] = {}
    texts: dict[str, list[str]]
    answers: dict[str, list[str]] = {}
    plain: bool = False
    """Official words: no asides, and the brand is not added."""
    images: float = 0.0
    videos: float = 0.0
    linked: float = 0.0
    links: list[str] = []
    """A share of `linked` texts carries one of these."""
    stars: list[int] = []
    """Lowest and highest on networks with stars; left out, the mood decides."""
    sentences: list[float] = msgspec.field(default_factory=lambda: [0.75, 0.22, 0.03])
    """How often a text has one, two, three phrases."""

    @property
    def star_range(self) -> tuple[int, int]:
        """Stars such a text is given with."""
        return (self.stars[0], self.stars[1]) if self.stars else _STARS.get(self.mood, (2, 4))


class Phase(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A stretch of time. `posts_a_day` is the rate over an average day; `rising_to` the rate at its end.

    `rhythm` 0..1: how much day, night and weekdays matter. `echo` 0..0.9: how many reposts and replies a post
    calls forth on average; they are part of the rate. `newcomers` 0..1: authors who never wrote before.
    """

    name: str
    start: str = msgspec.field(name="from")
    end: str = msgspec.field(name="to")
    posts_a_day: float
    rising_to: float | None = None
    curve: Curve = Curve.LINEAR
    rhythm: float = 1.0
    echo: float = 0.1
    newcomers: float = 0.2
    hashtags: list[str] = []
    themes: dict[str, float]


class KeyPost(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A post that comes exactly as written, whatever the seed. `reposts` are spread behind it as people spread them."""

    name: str
    at: str
    handle: str
    network: str
    language: str
    text: str
    author: str = ""
    followers: int = 200
    verified: bool = False
    theme: str = ""
    reply_to: str = ""
    quote_of: str = ""
    likes: int = 0
    reposts: int = 0
    replies: int = 0
    has: list[str] = []
    stars: int | None = None


class Expectation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a good team has noticed or done, and by when: what a drill is judged by."""

    what: str
    by: str
    step: str = ""


class Scenario(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A whole written crisis."""

    schema: str
    name: str
    title: str
    summary: str
    company: Company
    calendar: Calendar = Calendar()
    networks: list[Network] = msgspec.field(name="network")
    languages: list[Language] = msgspec.field(name="language")
    roles: list[Role] = msgspec.field(name="role")
    themes: list[Theme] = msgspec.field(name="theme")
    phases: list[Phase] = msgspec.field(name="phase")
    posts: list[KeyPost] = msgspec.field(name="post", default_factory=list)
    expectations: list[Expectation] = msgspec.field(name="expect", default_factory=list)
    answers: dict[str, list[str]] = {}
    """What people answer to any theme."""
    asides: dict[str, dict[str, list[str]]] = {}
    """What people add, never the point of a post: by mood (or `any`), then by language."""
    mentions: dict[str, list[str]] = {}
    """How a text that names the brand nowhere else does so, around `{text}`. Those with {handle} or {tag} are left
    to networks where people are addressed."""
    words: dict[str, dict[str, list[str]]] = {}
    """Slots by language: what `{port}` may become."""
