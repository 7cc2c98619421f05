"""The values a post has in the fields that queries can ask for."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from firewarden.steps.monitor.query.known import NOTHING_KNOWN, Known
from firewarden.steps.monitor.query.syntax import FieldName, Range, RangeName
from firewarden.text.fold import fold
from firewarden.vocabulary.clock import DAY, HOUR
from firewarden.vocabulary.post import Post

MOST_LINKS = 20
MOST_SEGMENTS = 12
"""Links of a text and parts of a path that are looked at."""

_LINK = re.compile(r"(?:https?://|\bwww\.)[!-~]+", re.IGNORECASE)
_MOST_READ = 100_000


def field_values(post: Post, name: FieldName, known: Known = NOTHING_KNOWN) -> Iterator[str]:
    """In the form in which queries write them; nothing where the post does not say.

    An author is known by handle and by name, a site by its domain, every domain above it up to
    the country's, and the network's own name; a language by its first subtag; an address by every beginning of it
    and, with a slash in front, every run of parts of its path.
    """
    if read := _OF_THE_POST.get(name):
        return read(post)
    return iter(known.values(name))


def _authors(post: Post) -> Iterator[str]:
    if post.author:
        yield fold(post.author.handle).lstrip("@")
        if post.author.name:
            yield fold(post.author.name).strip()


def _sites(post: Post) -> Iterator[str]:
    yield post.platform.lower()
    yield from _domains(post.url)


def _langs(post: Post) -> Iterator[str]:
    if post.lang:
        yield post.lang.lower().replace("_", "-").partition("-")[0]


def in_range(post: Post, node: Range) -> bool:
    """An unknown number is in no range."""
    number = number_of(post, node.name)
    if number is None:
        return False
    above, below = node.low is None or node.low <= number, node.high is None or number <= node.high
    if node.low is not None and node.high is not None and node.low > node.high:
        return above or below
    return above and below


def number_of(post: Post, name: RangeName) -> float | None:
    match name:
        case RangeName.FOLLOWERS:
            return post.author.followers if post.author else None
        case RangeName.RATING:
            return post.rating
        case RangeName.HOUR:
            return post.created_at % DAY // HOUR
        case RangeName.SINCE | RangeName.UNTIL:
            return post.created_at


def _links(post: Post) -> Iterator[str]:
    for number, match in enumerate(_LINK.finditer(post.text, 0, _MOST_READ)):
        if number == MOST_LINKS:
            return
        yield match[0].rstrip(".,;:!?)\"'")


def _addresses(url: str | None) -> Iterator[str]:
    domains = [domain for domain in _domains(url) if "." in domain]
    if not domains or url is None:
        return
    path = urlsplit(url if "://" in url else f"//{url}").path.lower()
    segments = [segment for segment in path.split("/") if segment][:MOST_SEGMENTS]
    for domain in domains:
        for end in range(len(segments) + 1):
            yield "/".join((domain, *segments[:end]))
    for start in range(len(segments)):
        for end in range(start + 1, len(segments) + 1):
            yield "/" + "/".join(segments[start:end])


def _domains(url: str | None) -> Iterator[str]:
    if not url:
        return
    try:
        host = urlsplit(url if "://" in url else f"//{url}").hostname or ""
    except ValueError:
        return
    if "." not in host:
        return
    while host:
        yield host
        host = host.partition(".")[2]


_OF_THE_POST: dict[FieldName, Callable[[Post], Iterator[str]]] = {
    FieldName.AUTHOR: _authors,
    FieldName.SITE: _sites,
    FieldName.LANG: _langs,
    FieldName.KIND: lambda post: iter((post.kind.value,)),
    FieldName.HAS: lambda post: (attachment.value for attachment in post.has),
    FieldName.URL: lambda post: _addresses(post.url),
    FieldName.LINK: lambda post: (value for link in _links(post) for value in _addresses(link)),
    FieldName.SOURCE: lambda post: iter((post.source.lower(),)),
    FieldName.REPLYTO: lambda post: filter(None, (post.reply_to,)),
    FieldName.THREAD: lambda post: filter(None, (post.key, post.reply_to)),
}
