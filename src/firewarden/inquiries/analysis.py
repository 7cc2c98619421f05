"""What a file of posts says of one brand: the same pipeline over a recording, and everything a report is made of."""

from collections.abc import Iterable, Iterator, Sequence

from firewarden.inquiries.series import series
from firewarden.inquiries.trial import Progress, Read, Tell, Trial
from firewarden.ports import Enrich, StreamStore, Totals
from firewarden.text.hiding import plainly
from firewarden.vocabulary.analysis import Analysis, AnalyzedIncident, AnalyzedNarrative, Quote, Rejection
from firewarden.vocabulary.assessment import Assessment, Severity
from firewarden.vocabulary.clock import BIN, DAY, HOUR, Instant, bin_of
from firewarden.vocabulary.errors import BadInput
from firewarden.vocabulary.ids import BrandId, PostKey, QueryId
from firewarden.vocabulary.intake import Fetched, Unreadable
from firewarden.vocabulary.narrative import Narrative
from firewarden.vocabulary.plan import Brand, Interval, Query
from firewarden.vocabulary.post import Post
from firewarden.vocabulary.signal import Signal

BIN_MINUTES = (5, 15, 60)
NARRATIVES = 20
QUOTED = 280
"""Characters of a quote."""
COLD = 7 * DAY
ALWAYS = Interval(start=Instant(-(2**62)), end=Instant(2**62))
UNREAD_SHARE = 0.2
"""From this share of texts in unreadable languages on, the reader is told."""


def analyze(
    items: Iterable[Fetched | Unreadable],
    *,
    brand: str,
    queries: Sequence[str],
    store: StreamStore,
    enrich: Enrich,
    now: Instant,
    handles: Sequence[str] = (),
    gaps: Sequence[Interval] = (),
    budget: float = 1.0,
    bin_minutes: int = 60,
    tell: Tell = lambda _: None,
) -> Analysis:
    """`store` must be fresh; mentions, counts and all that was found are in it afterwards, for whoever wants to look
    closer. `gaps` are times known not to have been captured; `budget` is in false alarms per week. Raises BadInput for
    an unreadable query."""
    if bin_minutes not in BIN_MINUTES:
        raise BadInput(f"A series in steps of {bin_minutes} minutes cannot be made. Choose 5, 15 or 60.")
    name = BrandId("analyzed")
    asked = [Query(id=QueryId(f"q{n}"), brand=name, name=text, text=text) for n, text in enumerate(queries, start=1)]
    trial = Trial(store, enrich, now, tell)
    trial.run(items, Brand(id=name, name=brand, handles=tuple(handles), budget=budget), asked, gaps)
    return _Findings(store, name, trial.read, tell).analysis(brand, tuple(queries), budget, bin_minutes)


class _Findings:
    """Asks a filled store for everything a report needs."""

    def __init__(self, store: StreamStore, brand: BrandId, read: Read, tell: Tell) -> None:
        self._store, self._brand, self._read, self._tell = store, brand, read, tell
        mark = store.mark(brand)
        self._period = _period(read, mark.closed_through if mark else None)
        self._assessed = 0

    def analysis(self, brand: str, queries: tuple[str, ...], budget: float, bin_minutes: int) -> Analysis:
        if self._period is None:
            return _nothing(brand, queries, self._read, budget, bin_minutes)
        start, end = self._period.start, self._period.end
        signals = self._store.signals(self._brand, start, Instant(end + BIN))
        opened, ignored = self._incidents(signals, end)
        narratives = [self._narrative(one) for one in self._store.narratives(self._brand, start, limit=NARRATIVES)]
        totals = self._store.totals(self._brand, ALWAYS.start, ALWAYS.end)
        points, gaps = series(self._store, self._brand, self._period, bin_minutes)
        return Analysis(
            brand=brand,
            queries=queries,
            period=self._period,
            posts_read=self._read.read,
            accepted=self._read.accepted,
            duplicates=self._read.duplicates,
            rejected=_rejections(self._read),
            mentions=totals.mentions,
            readable=totals.readable,
            negative=totals.negative,
            budget=budget,
            bin_minutes=bin_minutes,
            signals=tuple(signals),
            incidents=tuple(opened),
            ignored=tuple(ignored),
            narratives=tuple(narratives),
            series=points,
            gaps=gaps,
            posts=self._posts(set(_evidence(signals, opened, narratives))),
            notes=tuple(_notes(self._period, totals, signals, gaps, self._read)),
        )

    def _incidents(
        self, signals: Sequence[Signal], end: Instant
    ) -> tuple[list[AnalyzedIncident], list[tuple[Signal, str]]]:
        """What assesses is half of all there is to import, and most small files have no signal."""
        if not signals:
            return [], []
        from firewarden.inquiries.incidents import incidents

        return incidents(self._store, self._brand, signals, end, assess=self._assess, weigh=self._weigh)

    def _assess(self, since: Instant, at: Instant) -> Assessment:
        from firewarden.inquiries.assessment import assess_brand

        self._assessed += 1
        self._tell(Progress("assessing", self._assessed, None))
        return assess_brand(self._store, self._brand, since=since, at=at)

    def _weigh(self, since: Instant, at: Instant) -> Severity:
        from firewarden.inquiries.assessment import weigh_brand

        self._assessed += 1
        self._tell(Progress("assessing", self._assessed, None))
        return weigh_brand(self._store, self._brand, since=since, at=at)

    def _narrative(self, narrative: Narrative) -> AnalyzedNarrative:
        keys = dict.fromkeys((narrative.central, narrative.most_shared))
        posts = [mention.post for mention in self._store.mentions_by_key(self._brand, list(keys))]
        return AnalyzedNarrative(
            narrative=narrative,
            share_negative=narrative.negative / narrative.readable if narrative.readable else 0.0,
            quotes=tuple(Quote(post_id=post.key, text=_quoted(post)) for post in posts),
        )

    def _posts(self, keys: set[PostKey]) -> dict[PostKey, Post]:
        return {m.post.key: m.post for m in self._store.mentions_by_key(self._brand, sorted(keys))}


def _period(read: Read, closed_through: Instant | None) -> Interval | None:
    """From the first post in place to the end of the last closed bin."""
    if read.first is None or read.last is None:
        return None
    start = bin_of(read.first)
    return Interval(start=start, end=max(closed_through or bin_of(read.last), Instant(start + BIN)))


def _nothing(brand: str, queries: tuple[str, ...], read: Read, budget: float, bin_minutes: int) -> Analysis:
    return Analysis(
        brand=brand,
        queries=queries,
        period=None,
        posts_read=read.read,
        accepted=0,
        duplicates=0,
        rejected=_rejections(read),
        mentions=0,
        readable=0,
        negative=0,
        budget=budget,
        bin_minutes=bin_minutes,
        signals=(),
        incidents=(),
        ignored=(),
        narratives=(),
        series=(),
        gaps=(),
        posts={},
        notes=("No post could be read.",),
    )


def _rejections(read: Read) -> tuple[Rejection, ...]:
    """Most frequent first."""
    return tuple(Rejection(reason=reason, count=count) for reason, count in read.rejected.most_common())


def _quoted(post: Post) -> str:
    text = " ".join(plainly(post.text or post.title or "").split())
    return text if len(text) <= QUOTED else text[: QUOTED - 1].rstrip() + "…"


def _evidence(
    signals: Iterable[Signal], opened: Iterable[AnalyzedIncident], narratives: Iterable[AnalyzedNarrative]
) -> Iterator[PostKey]:
    """Everything that is named as evidence anywhere."""
    for signal in signals:
        yield from signal.evidence
    for incident in opened:
        assessment = incident.assessment
        severity = assessment.severity
        for named in (severity.factors, severity.floors, assessment.findings):
            yield from (key for part in named for key in part.evidence)
        for narrative in assessment.narratives:
            yield from (narrative.central, narrative.most_shared)
        if assessment.loudest is not None:
            yield assessment.loudest
    for told in narratives:
        yield from (quote.post_id for quote in told.quotes)


def _notes(
    period: Interval, totals: Totals, signals: Sequence[Signal], gaps: Sequence[Interval], read: Read
) -> Iterator[str]:
    """Sentences without which the numbers would be misread."""
    if period.end - period.start <= COLD:
        yield "Cold start: no more than 7 days were read, so all expectations rest on priors."
    elif any(signal.cold for signal in signals):
        yield "Cold start: signals of the first 7 days rest on priors; they are marked."
    unread = totals.mentions - totals.readable
    if unread > UNREAD_SHARE * totals.mentions:
        yield f"The tone of {unread:,} of {totals.mentions:,} mentions could not be read; they count as not hostile."
    if gaps:
        hours = sum(gap.end - gap.start for gap in gaps) / HOUR
        yield f"{hours:,.1f} hours were not captured, or too silent to be true: they count as unknown, not as calm."
    misplaced = read.before + read.after
    if misplaced:
        yield (
            f"{misplaced:,} posts are dated long before or after all others, or in the future: they are accepted,"
            " and left out of the series, the signals and the narratives."
        )
    if read.without_narrative:
        yield f"{read.without_narrative:,} mentions could not be put into a narrative; they are counted all the same."
