"""A tripwire's query tried out: what lint says of it, and which stored mentions would have tripped it."""

from collections.abc import Sequence
from dataclasses import dataclass

from firewarden.desk.access import Access
from firewarden.desk.outside import outside
from firewarden.desk.reads import watch as watch_reads
from firewarden.inquiries.preview import LOOKED_AT, TRIED, spread
from firewarden.steps.monitor.matcher import Matcher
from firewarden.steps.monitor.query.finding import Code, Finding, errors
from firewarden.steps.monitor.query.known import known_of
from firewarden.steps.monitor.query.linting import lint
from firewarden.steps.monitor.query.saved import saved_among
from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.ids import BrandId, QueryId
from firewarden.vocabulary.mention import Mention
from firewarden.vocabulary.plan import Query
from firewarden.vocabulary.post import Post

DAYS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleTrial:
    """`looked_at` are the newest mentions of 30 days; `caught` a sample of those that match."""

    findings: tuple[Finding, ...]
    looked_at: int = 0
    matched: int = 0
    caught: tuple[Post, ...] = ()

    @property
    def usable(self) -> bool:
        return not errors(self.findings)


def trial(access: Access, text: str) -> RuleTrial:
    """Unlike a query of the brand it may ask for `tone:` and `reason:`: mentions were read already."""
    named = [(query.name, query.text) for query in watch_reads.queries(access)]
    saved = saved_among(named)
    findings = tuple(one for one in lint(text, saved) if one.code is not Code.KNOWN_LATER)
    if errors(findings):
        return RuleTrial(findings=findings)
    brand = BrandId(str(access.brand))
    texts = {**saved, TRIED: text} if "$" in text else {TRIED: text}
    matcher = Matcher([Query(id=QueryId(name), brand=brand, name=name, text=each) for name, each in texts.items()])
    mentions = _newest(access, brand)
    caught = [one.post for one in mentions if TRIED in matcher.match(one.post, known_of(one))]
    return RuleTrial(findings=findings, looked_at=len(mentions), matched=len(caught), caught=spread(caught))


def _newest(access: Access, brand: BrandId) -> Sequence[Mention]:
    """To the end of what was heard: a recording is of its own time."""
    with outside().at_one_moment() as reader:
        mark = reader.mark(brand)
        until = access.now if mark is None else min(access.now, Instant(mark.watermark + 1))
        return reader.mentions(brand, Instant(until - DAYS * DAY), until, newest_first=True, limit=LOOKED_AT)
