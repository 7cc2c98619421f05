"""What all publishers do alike: look at a text before it goes, say what became of it, and know it again."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import wraps
from re import Pattern
from typing import ParamSpec, TypeVar
from unicodedata import normalize

from firewarden.net.web import Unheard
from firewarden.ports import Tools
from firewarden.text.length import fits
from firewarden.vocabulary.clock import MINUTE, SECOND, Instant
from firewarden.vocabulary.errors import ConfigError, NetworkError
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.publishing import Identity, Outgoing, Published, Publishing, Uncertain

P = ParamSpec("P")
T = TypeVar("T")
SETTLED = MINUTE
"""So long a network may take until what went out stands on our timeline."""
SKEW = 2 * MINUTE
"""So far a network's clock may be behind ours: what seems a little too old is rather taken for ours than sent twice."""


def attempt(send: Callable[[], Published]) -> Published | Uncertain:
    """Raises NetworkError when surely nothing went out, as with a setting or a key that is none."""
    try:
        return send()
    except Unheard as error:
        return Uncertain(reason=str(error))
    except ConfigError as error:
        raise NetworkError(str(error), permanent=True) from None


def introduce(ask: Callable[[], Identity]) -> Identity:
    """Never raises: what went wrong is what it says."""
    try:
        return ask()
    except (ConfigError, NetworkError) as error:
        return Identity(works=False, says=str(error))


@contextmanager
def in_private() -> Iterator[None]:
    """What is done inside nobody sees yet: if it is not known whether it was done, still nothing went out."""
    try:
        yield
    except Unheard as error:
        raise NetworkError(str(error), retry_after=error.retry_after) from None


def check(outgoing: Outgoing, publishing: Publishing) -> None:
    """Raises NetworkError, permanent, for what the network would refuse or cut."""
    name = publishing.title
    if not outgoing.text.strip() and not outgoing.pictures:
        raise NetworkError("There is no text to publish.", permanent=True)
    if not fits(outgoing.text, publishing.length):
        most = publishing.length.most if publishing.length else 0
        raise NetworkError(f"The text is longer than the {most:,} signs {name} takes. Shorten it.", permanent=True)
    if len(outgoing.pictures) > publishing.pictures:
        takes = f"{publishing.pictures} pictures" if publishing.pictures else "no pictures"
        raise NetworkError(f"{name} takes {takes} here; there are {len(outgoing.pictures)}.", permanent=True)
    for picture in outgoing.pictures:
        if 0 < publishing.picture_bytes < len(picture.content):
            size = f"{publishing.picture_bytes // 1000:,} kB"
            raise NetworkError(f"{name} takes {size} of one picture. Save it smaller.", permanent=True)
    if any(len(picture.alt) > publishing.alt_length > 0 for picture in outgoing.pictures):
        raise NetworkError(f"{name} takes {publishing.alt_length:,} signs about a picture.", permanent=True)


def native_id(key: PostKey, publishing: Publishing, shape: Pattern[str]) -> str:
    """The network's own id of a post. Raises NetworkError, permanent, where it is of another network, or made up."""
    platform, _, native = key.partition(":")
    if platform != publishing.platform or not shape.fullmatch(native):
        raise NetworkError(
            f"The post to be answered is not one that {publishing.title} knows by its id.", permanent=True
        )
    return native


def same_words(one: str, other: str) -> bool:
    """But for white space and the spelling of letters in Unicode."""
    return _plain(one) == _plain(other)


def behind(since: Instant) -> Instant:
    """From when on a timeline is looked through for what went out after `since`."""
    return Instant(since - SKEW)


def conversation(begin: Callable[P, Iterator[T]]) -> Callable[P, AbstractContextManager[T]]:
    """A context manager in which a key that is missing or none is a refusal like any other."""

    @contextmanager
    @wraps(begin)
    def begun(*given: P.args, **named: P.kwargs) -> Iterator[T]:
        try:
            yield from begin(*given, **named)
        except ConfigError as error:
            raise NetworkError(str(error), permanent=True) from None

    return begun


def the_only(found: Iterable[Published], since: Instant, tools: Tools) -> Published | None:
    """Which of those that read like ours it is; None: surely none. Raises NetworkError where that cannot be said: two
    read the same, or it may only not be shown yet."""
    ours = {one.native_id: one for one in found if one.at >= behind(since)}
    if len(ours) > 1:
        raise NetworkError(
            "The same words stand there more than once. Look there, and say which one it is.", permanent=True
        )
    if ours:
        return next(iter(ours.values()))
    wait = since + SETTLED - tools.clock.now()
    if wait > 0:
        raise NetworkError("It is not there, but too early to be sure.", retry_after=wait / SECOND)
    return None


def _plain(text: str) -> str:
    return " ".join(normalize("NFC", text).split())
