"""What a connector's test brings along to join the suite: the far side of its network, on loopback."""

from abc import ABC, abstractmethod
from enum import Enum, auto

from firewarden.ports import Tools
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.plan import Source
from tests.connectors.tools import tools

SECRET = "s3cret-t0ken"


class Mood(Enum):
    """How the far side answers. SLOW: not before long; CUT: half an answer, then the connection is closed."""

    WELL = auto()
    REFUSED = auto()
    BUSY = auto()
    BROKEN = auto()
    GARBAGE = auto()
    SLOW = auto()
    CUT = auto()


class Can(Enum):
    """What a network can do at all. LETTER: one post of many may be malformed."""

    EDITS = auto()
    DELETIONS = auto()
    REFUSAL = auto()
    LETTER = auto()


class Rig(ABC):
    """The network, as people on it act. Posts are numbered from 1 and one minute apart, the first at
    `tools.NOON` minus one day. Enter it before anything else; inside, everything runs in one event loop."""

    can: frozenset[Can] = frozenset(Can)
    moods: frozenset[Mood] = frozenset(Mood)

    @classmethod
    def offers(cls, what: Can) -> bool:
        return what in cls.can

    @abstractmethod
    async def __aenter__(self) -> "Rig": ...

    @abstractmethod
    async def __aexit__(self, *_: object) -> None: ...

    @property
    @abstractmethod
    def source(self) -> Source:
        """Reads all that is said here, from the first post on."""

    @abstractmethod
    def say(self, number: int, text: str) -> PostKey:
        """Somebody posts; the key under which it must come."""

    @abstractmethod
    def be(self, mood: Mood) -> None:
        """From now on, also on connections that are open."""

    def change(self, number: int, text: str) -> None:
        raise NotImplementedError

    def take_back(self, number: int) -> None:
        raise NotImplementedError

    def misspell(self, number: int) -> None:
        """The far side sends this post in a shape nobody can read."""
        raise NotImplementedError

    @property
    def tools(self) -> Tools:
        return tools({"key": SECRET})
