"""A query tried out: what lint says of it, and which posts it would have caught."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from firewarden.connectors.replay.options import Options
from firewarden.connectors.replay.reading import read
from firewarden.desk.access import Access
from firewarden.desk.outside import outside
from firewarden.desk.reads import watch as watch_reads
from firewarden.inquiries.preview import Preview, preview, stored_posts
from firewarden.steps.monitor.query.finding import Finding, errors
from firewarden.steps.monitor.query.linting import lint
from firewarden.steps.monitor.query.saved import saved_among
from firewarden.vocabulary.errors import FirewardenError
from firewarden.vocabulary.ids import BrandId
from firewarden.vocabulary.intake import Fetched
from firewarden.vocabulary.post import Post


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """`preview` None: the query cannot be used, `findings` say why."""

    findings: tuple[Finding, ...]
    preview: Preview | None


def trial(access: Access, text: str, files: Iterable[str] = ()) -> Trial:
    """On stored posts of the brand first, then on its recordings."""
    queries = watch_reads.watch(access, outside()).queries
    saved = saved_among((query.name, query.text) for query in queries)
    findings = tuple(lint(text, saved))
    if errors(findings):
        return Trial(findings=findings, preview=None)
    stored = stored_posts(outside().reader, BrandId(str(access.brand)), access.now)
    recorded = chain.from_iterable(_recorded(path) for path in files)
    return Trial(findings=findings, preview=preview(chain(stored, recorded), text, saved))


def _recorded(path: str) -> Iterator[Post]:
    """A recording that is gone or unreadable gives nothing here: the source's own state tells of it."""
    try:
        for item in read(path, Options()):
            if isinstance(item, Fetched):
                yield item.post
    except (FirewardenError, OSError):
        return
