"""The outside world as the desk sees it: one typed value, given by bootstrap before Django starts,
in tests by a fixture.

Publishers are kept by the kind of brand. Drill and demo brands have a sandbox and can have nothing else.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from firewarden.ports import (
    Clock,
    Correspondent,
    Mailer,
    PlanStore,
    Publisher,
    Seals,
    Spool,
    StreamReader,
    Wordsmith,
)
from firewarden.vocabulary.assessment import Assessment
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.errors import ConfigError, NetworkError
from firewarden.vocabulary.ids import BrandId, PostKey
from firewarden.vocabulary.intake import Capabilities, Checked
from firewarden.vocabulary.letter import Postbox
from firewarden.vocabulary.picture import PictureText
from firewarden.vocabulary.plan import BrandKind, Source
from firewarden.vocabulary.proposal import Endpoint
from firewarden.vocabulary.publishing import Account, Publishing
from firewarden.vocabulary.retention import Orders
from firewarden.vocabulary.said import say

Assess = Callable[[StreamReader, BrandId, Instant, Instant], Assessment]
"""Assesses one brand from an onset to now, reading one snapshot of the stream."""

Mail = Callable[[str, str, str], None]
"""Sends (address, subject, text). Raises NetworkError."""

Ask = Callable[[Source, str], Checked]
"""Asks the network of a source once, within bounded time. With a secret that was just typed, else with the one behind
the source's reference. Never raises."""

Notify = Callable[[str, str, str], object]
"""Calls whoever is behind a reference into the secrets, with a title and a text. Raises NetworkError."""

Publishers = Mapping[BrandKind, Mapping[str, Publisher]]
"""Publishers of the house, that need no account: by kind of brand, then by platform."""

PublisherOf = Callable[[Account, str], Publisher]
"""Of an account of ours. With a secret that was just typed, else with the one behind the account's reference. The same
account gives the same publisher. Raises ConfigError where there is none for its connector, or a library is missing."""

WordsmithOf = Callable[[Endpoint, str], Wordsmith]
"""Where a model is asked. With a key that was just typed, else with the one behind the reference. Raises ConfigError
where no model can be asked."""

PostHook = Callable[[str, bytes, Mapping[str, str]], bytes]
"""Posts a body with headers to somebody's address, guarded, and gives the answer's first bytes. Raises NetworkError."""
CorrespondentOf = Callable[[Postbox, str], Correspondent]
"""Raises ConfigError where a library is missing."""

SANDBOX = "sandbox"


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """What can be read by the connector `name`. `missing` says what must be installed first; then `about` tells
    nothing but its name."""

    name: str
    about: Capabilities
    missing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishingNetwork:
    """What one can publish on by the connector `name`. `missing` says what must be installed first; then `about`
    tells nothing but its name."""

    name: str
    about: Publishing
    missing: str = ""


def _nobody(_address: str, *_words: str) -> str:
    raise ConfigError("Nobody can be called from here. Start the desk with `firewarden up`.")


def _no_picture(_address: str) -> bytes:
    raise NetworkError(say("pictures are not fetched here"), permanent=True)


def _no_answer(_source: Source, _secret: str) -> Checked:
    return Checked(works=False, says="Networks cannot be asked here.")


def _no_publisher(account: Account, _secret: str) -> Publisher:
    raise ConfigError(f"Nothing is published on {account.connector} from here. Start the desk with `firewarden up`.")


def _no_model(_endpoint: Endpoint, _secret: str) -> Wordsmith:
    raise ConfigError("No model is asked from here. Start the desk with `firewarden up`.")


def _no_box(_box: Postbox, _secret: str) -> Correspondent:
    raise ConfigError("No mail of cases is read or written here. Start the desk with `firewarden up`.")


class _NoSeals:
    def seal(self, _data: bytes) -> bytes:
        raise ConfigError("Private texts cannot be kept here: there is no key. Start the desk with `firewarden up`.")

    unseal = seal


def _no_place(_reference: str, *_secret: str) -> None:
    raise ConfigError("There is no place for keys here. Start the desk with `firewarden up`.")


def _no_signature(_reference: str, _message: bytes) -> bytes:
    raise ConfigError("There are no keys here. Start the desk with `firewarden up`.")


def _no_hook(_address: str, _body: bytes, _headers: Mapping[str, str]) -> bytes:
    raise NetworkError("Nothing is posted to others from here.", permanent=True)


def _no_key(_purpose: str) -> str:
    raise ConfigError("There are no keys here. Start the desk with `firewarden up`.")


class _NoPipeline:
    """Without one nothing was heard."""

    def erase(self, keys: Sequence[PostKey]) -> None: ...

    def keep(self, since: Instant, passed: int) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """Raises ConfigError when a drill or demo brand could reach a live network."""

    reader: StreamReader
    plans: PlanStore
    clock: Clock
    spool: Spool
    publishers: Publishers
    assess: Assess
    mail: Mail | None = None
    mailer: Mailer | None = None
    """The server that takes mails to many; None where none is named."""
    post_hook: PostHook = _no_hook
    lint: Callable[[str, Mapping[str, str]], list[str]] = field(default=lambda _text, _saved: [])
    """Errors of a query, as sentences; empty when it can be used. With what each $name in it stands for."""
    networks: Callable[[], Mapping[str, Network]] = field(default=dict)
    """What this installation has a connector for, by name. The first call imports them all."""
    publishing: Callable[[], Mapping[str, PublishingNetwork]] = field(default=dict)
    """Networks this installation can publish on by an account, by connector. The first call imports them all."""
    publisher_of: PublisherOf = _no_publisher
    wordsmith_of: WordsmithOf = _no_model
    ask: Ask = _no_answer
    keep_secret: Callable[[str, str], None] = _no_place
    """Keeps a secret under a reference, encrypted, outside both stores."""
    forget_secret: Callable[[str], None] = _no_place
    sign: Callable[[str, bytes], bytes] = _no_signature
    """HMAC-SHA256 of a message with the first word of the secret behind a reference. Raises ConfigError where there
    is none."""
    seals: Seals = field(default_factory=_NoSeals)
    """For private texts in the database."""
    correspondent_of: CorrespondentOf = _no_box
    """Of the mailbox of a brand's cases. With a password just typed, else with the one behind the reference."""
    own_key: Callable[[str], str] = _no_key
    """A key for one purpose that only this installation knows, always the same."""
    address: str = "http://127.0.0.1:8000"
    """Where people find the desk, without a slash at the end: links in calls begin with it."""
    public: bool = False
    """Others find it there, too: somebody has said where this installation is reached from outside."""
    service: Callable[[str], str] = _nobody
    """What an address for calls leads to, by name. Raises BadInput for one that leads nowhere."""
    notify: Notify = _nobody
    fetch_picture: Callable[[str], bytes] = _no_picture
    """Raises NetworkError, in words that complete *could not be fetched: ...*"""
    read_picture: Callable[[bytes], PictureText | None] | None = None
    """What a machine reads on a picture; None where no such machine is installed."""
    upkeep: Orders = field(default_factory=_NoPipeline)
    """What the pipeline has to let go of in the stream."""
    moment: Callable[[], AbstractContextManager[StreamReader]] | None = None
    """Opens a reader that sees one state of the stream, where the store can do that."""

    def __post_init__(self) -> None:
        for kind in (BrandKind.DRILL, BrandKind.DEMO):
            for platform, publisher in self.publishers.get(kind, {}).items():
                if publisher.publishing.live:
                    raise ConfigError(f"A {kind} brand must not publish on {platform}: nothing was started.")

    @contextmanager
    def one_look(self) -> Iterator[None]:
        """Until its end `at_one_moment` gives one and the same moment, opened when it is first wanted: what asks the
        stream nothing does not depend on it. Inside another look: that one."""
        if _looks.get() is not None:
            yield
            return
        with ExitStack() as stack:
            before = _looks.set(_Look(stack))
            try:
                yield
            finally:
                _looks.reset(before)

    @contextmanager
    def at_one_moment(self) -> Iterator[StreamReader]:
        """For reads whose numbers have to agree."""
        with self.one_look():
            look = _looks.get()
            if look is None or self.moment is None:
                yield self.reader
                return
            if look.reader is None:
                look.reader = look.stack.enter_context(self.moment())
            yield look.reader

    def publisher(self, kind: BrandKind, platform: str) -> Publisher | None:
        """One of the house."""
        return self.publishers.get(kind, {}).get(platform)

    def by_account(self, kind: BrandKind, account: Account, secret: str = "") -> Publisher:
        """Raises ConfigError: for every drill or demo brand, whatever account it is said to have."""
        if kind is not BrandKind.LIVE:
            raise ConfigError(say("A drill or demo brand publishes in the sandbox alone, never on a live network."))
        return self.publisher_of(account, secret)

    def wordsmith(self, kind: BrandKind, endpoint: Endpoint, secret: str = "") -> Wordsmith:
        """Raises ConfigError: for every drill or demo brand, wherever its model is said to be."""
        if kind is not BrandKind.LIVE:
            raise ConfigError(say("A drill or demo brand asks no model: nothing of it leaves the house."))
        return self.wordsmith_of(endpoint, secret)

    def correspondent(self, kind: BrandKind, box: Postbox, secret: str = "") -> Correspondent:
        """Raises ConfigError: for every drill or demo brand, whatever mailbox it is said to have."""
        if kind is not BrandKind.LIVE:
            raise ConfigError(say("A drill or demo brand writes no mail: nothing of it leaves the house."))
        return self.correspondent_of(box, secret)

    def platforms(self, kind: BrandKind) -> tuple[str, ...]:
        """Where brands of this kind can publish without an account."""
        return tuple(self.publishers.get(kind, {}))


@dataclass(slots=True)
class _Look:
    stack: ExitStack
    reader: StreamReader | None = None


_looks: ContextVar[_Look | None] = ContextVar("look", default=None)
_outside: Outside | None = None


def give(outside: Outside | None) -> None:
    """Once per process, before the first request; tests give another for each test."""
    global _outside  # noqa: PLW0603  # the one place where the process keeps what bootstrap built
    _outside = outside


def outside() -> Outside:
    """Raises ConfigError before `give`."""
    if _outside is None:
        raise ConfigError("The desk was started without its outside world. Start it with `firewarden up`.")
    return _outside
