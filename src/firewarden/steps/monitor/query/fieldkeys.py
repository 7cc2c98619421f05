"""The values a post has in the fields that queries can ask for."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from firewarden.steps.monitor.query.syntax import FieldName
from firewarden.text.fold import fold
from firewarden.vocabulary.post import Post


def field_values(post: Post, name: FieldName) -> Iterator[str]:
    """In the form in which queries write them; nothing where the post does not say.

    An author is known by handle and by name, a site by its domain, every domain above it, and
    the network's own name; a language by its first subtag.
    """
    match name:
        case FieldName.AUTHOR:
            if post.author:
                yield fold(post.author.handle).lstrip("@")
                if post.author.name:
                    yield fold(post.author.name).strip()
        case FieldName.SITE:
            yield post.platform.lower()
            yield from _domains(post.url)
        case FieldName.LANG:
            if post.lang:
                yield post.lang.lower().replace("_", "-").partition("-")[0]
        case FieldName.KIND:
            yield post.kind.value
        case FieldName.HAS:
            yield from (attachment.value for attachment in post.has)


def _domains(url: str | None) -> Iterator[str]:
    if not url:
        return
    try:
        host = urlsplit(url if "://" in url else f"//{url}").hostname or ""
    except ValueError:
        return
    while "." in host:
        yield host
        host = host.partition(".")[2]
