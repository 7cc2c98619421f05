"""A small analysis written by hand: one incident, hostile texts that try to be markup, a gap."""

from firewarden.vocabulary.analysis import Analysis, AnalyzedIncident, AnalyzedNarrative, Quote, Rejection, SeriesPoint
from firewarden.vocabulary.assessment import (
    Assessment,
    Confidence,
    Factor,
    Finding,
    Floor,
    Level,
    Severity,
    Topic,
    Trend,
)
from firewarden.vocabulary.clock import BIN, Instant, from_iso
from firewarden.vocabulary.ids import BrandId, NarrativeId, PostKey, SourceId
from firewarden.vocabulary.narrative import Narrative
from firewarden.vocabulary.plan import Interval
from firewarden.vocabulary.post import Author, Post
from firewarden.vocabulary.signal import Lane, Signal, signal_id

BRAND = BrandId("brand")
START = from_iso("2026-03-02T10:00:00Z")
ANGRY, SLY = PostKey("mastodon:1"), PostKey("mastodon:2")
POSTS = {
    ANGRY: Post(
        key=ANGRY,
        platform="mastodon",
        source=SourceId("file"),
        created_at=START,
        text="The cold store failed and nobody told us",
        author=Author(handle="ana"),
    ),
    SLY: Post(
        key=SLY,
        platform="mastodon",
        source=SourceId("file"),
        created_at=Instant(START + 1),
        text="<script>alert(1)</script> **bold** | pipe",
    ),
}
NARRATIVE = Narrative(
    id=NarrativeId("n1"),
    brand=BRAND,
    terms=("cold", "store"),
    first_seen=START,
    last_seen=Instant(START + 1),
    size=2,
    negative=1,
    readable=2,
    central=ANGRY,
    most_shared=SLY,
)
SIGNAL = Signal(
    id=signal_id(BRAND, Lane.HOSTILE, "all", START),
    brand=BRAND,
    lane=Lane.HOSTILE,
    stream="all",
    bin=START,
    at=Instant(START + BIN),
    window_minutes=60,
    observed=96.0,
    expected=12.25,
    score=1.5,
    once_per_weeks=9.0,
    reason="expected 12, saw 96 in 60 min",
    evidence=(ANGRY,),
)
ASSESSMENT = Assessment(
    brand=BRAND,
    at=Instant(START + BIN),
    since=START,
    mentions=2,
    negative=1,
    readable=2,
    people=2,
    expected=12.25,
    severity=Severity(
        level=Level.CRISIS,
        index=61.0,
        factors=(Factor(name="volume", value=0.6, weight=0.18, note="96 seen, 12 expected"),),
        floors=(Floor(name="health", level=Level.CRISIS, evidence=(ANGRY,)),),
    ),
    trend=Trend.WORSE,
    findings=tuple(
        Finding(topic=topic, text=f"About {topic.value}.", confidence=Confidence.MEDIUM, evidence=(ANGRY, SLY))
        for topic in Topic
    ),
    narratives=(NARRATIVE,),
    loudest=ANGRY,
    title="cold store failed",
)
ANALYSIS = Analysis(
    brand="Brand & Söhne",
    queries=("brand",),
    period=Interval(start=START, end=Instant(START + 3 * BIN)),
    posts_read=5,
    accepted=2,
    duplicates=1,
    rejected=(Rejection(reason="not JSON", count=2),),
    mentions=2,
    readable=2,
    negative=1,
    budget=1.0,
    bin_minutes=5,
    signals=(SIGNAL,),
    incidents=(
        AnalyzedIncident(
            opened_at=Instant(START + BIN),
            opened_level=Level.ISSUE,
            last_signal_at=Instant(START + BIN),
            assessment=ASSESSMENT,
            signals=(SIGNAL,),
            reason="A hostile surge.",
        ),
    ),
    ignored=(),
    narratives=(
        AnalyzedNarrative(narrative=NARRATIVE, share_negative=0.5, quotes=(Quote(post_id=SLY, text=POSTS[SLY].text),)),
    ),
    series=(
        SeriesPoint(at=START, mentions=2, negative=1, expected=None),
        SeriesPoint(at=Instant(START + BIN), mentions=None, negative=None, expected=None, gap=True),
        SeriesPoint(at=Instant(START + 2 * BIN), mentions=0, negative=0, expected=1.5),
    ),
    gaps=(Interval(start=Instant(START + BIN), end=Instant(START + 2 * BIN)),),
    posts=POSTS,
    notes=("The first 7 days use priors: cold start.",),
)
