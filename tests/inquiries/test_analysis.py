"""What a file says of a brand."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from firewarden.connectors.replay.reading import read
from firewarden.enrichers import default
from firewarden.inquiries.analysis import analyze
from firewarden.inquiries.trial import Progress
from firewarden.reports.analysis_json import schema, to_document
from firewarden.steps.assess.narratives import Narrator
from firewarden.stores.sqlite import SqliteStreamStore
from firewarden.vocabulary.analysis import Analysis, Rejection, SeriesPoint
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import BIN, DAY, HOUR, Instant, from_datetime
from firewarden.vocabulary.errors import BadInput
from firewarden.vocabulary.ids import NarrativeId, PostKey
from firewarden.vocabulary.intake import Fetched, Unreadable
from firewarden.vocabulary.mention import Mention, Reading
from firewarden.vocabulary.plan import Interval
from firewarden.vocabulary.post import Post
from tests.pipeline.recording import STORM, write_recording
from tests.stages.samples import NOON, YEARS_LATER, at, gap, post, tones

Analyze = Callable[..., Analysis]
BROKEN = Unreadable(reason="broken-json", raw=b"{")


def fetched(*posts: Post) -> list[Fetched]:
    return [Fetched(post=post, raw=post.text.encode()) for post in posts]


@pytest.fixture
def analysis(tmp_path: Path) -> Analyze:
    """Of items about `acme`, in a store of its own."""

    def of(items: Sequence[Fetched | Unreadable], **options: object) -> Analysis:
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.db"
        store = SqliteStreamStore.open(path)
        settings = {"brand": "Acme", "queries": ["acme"], "enrich": tones, "now": YEARS_LATER, "bin_minutes": 5}
        try:
            return analyze(items, store=store, **(settings | options))  # type: ignore[arg-type]
        finally:
            store.close()

    return of


@pytest.fixture(scope="module")
def storm(tmp_path_factory: pytest.TempPathFactory) -> list[Fetched | Unreadable]:
    path = tmp_path_factory.mktemp("storm") / "recording.jsonl"
    write_recording(path)
    return list(read(str(path)))


def test_analyze_counts_everything_that_was_read(analysis: Analyze):
    posts = [post(1), post(2, "weather"), post(1), post(3, "acme bad"), post(4, "acme ???")]
    found = analysis([BROKEN, *fetched(*posts), BROKEN, Unreadable(reason="no-time", raw=b"")])
    assert (found.posts_read, found.accepted, found.duplicates) == (8, 4, 1)
    assert found.rejected == (Rejection(reason="broken-json", count=2), Rejection(reason="no-time", count=1))
    assert (found.mentions, found.readable, found.negative) == (3, 2, 1)


def test_analyze_of_nothing_says_so(analysis: Analyze):
    found = analysis([BROKEN])
    assert (found.period, found.posts_read, found.series, found.notes) == (None, 1, (), ("No post could be read.",))
    jsonschema.validate(to_document(found), schema())


def test_analyze_of_one_post_has_one_bin(analysis: Analyze):
    found = analysis(fetched(post(1, "acme bad")))
    assert found.period == Interval(start=at(0), end=at(5))
    assert found.series == (SeriesPoint(at=at(0), mentions=1, negative=1, expected=None),)
    assert [(one.narrative.size, one.share_negative, len(one.quotes)) for one in found.narratives] == [(1, 1.0, 1)]
    assert found.incidents == ()


def test_analyze_of_posts_about_somebody_else_finds_no_mention(analysis: Analyze):
    found = analysis(fetched(*(post(n, "weather") for n in range(12))))
    assert (found.accepted, found.mentions, found.narratives, found.posts) == (12, 0, (), {})
    assert sum(point.mentions or 0 for point in found.series) == 0


@pytest.mark.parametrize("minutes", [5, 15, 60])
def test_analyze_tells_a_series_in_steps_of_any_width(analysis: Analyze, minutes: int):
    found = analysis(
        fetched(*(post(n, "acme bad" if n % 3 else "acme") for n in range(0, 300, 2))), bin_minutes=minutes
    )
    assert [point.at for point in found.series] == [at(start) for start in range(0, 300, minutes)]
    assert sum(point.mentions or 0 for point in found.series) == found.mentions == 150
    assert sum(point.negative or 0 for point in found.series) == found.negative == 100


def test_analyze_shows_what_was_not_captured_as_unknown(analysis: Analyze):
    posts = [post(n) for n in range(0, 240, 2) if not 60 <= n < 120]
    found = analysis(fetched(*posts), gaps=[gap(60, 120)], bin_minutes=60)
    assert [(point.mentions, point.gap) for point in found.series] == [
        (30, False),
        (None, True),
        (30, False),
        (30, False),
    ]
    assert found.gaps == (gap(60, 120),)
    assert any("1.0 hours were not captured" in note for note in found.notes)


def test_analyze_does_not_depend_on_the_order_of_the_file(
    analysis: Analyze, storm: list[Fetched | Unreadable], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("firewarden.inquiries.ordering.RUN", 700)
    shuffled = list(storm)
    random.Random(5).shuffle(shuffled)
    in_order, backwards, mixed = (analysis(items, queries=["acme"]) for items in (storm, storm[::-1], shuffled))
    assert backwards == in_order
    assert replace(mixed, rejected=()) == replace(in_order, rejected=())


def test_analyze_finds_the_storm_and_names_its_evidence(analysis: Analyze, storm: list[Fetched | Unreadable]):
    found = analysis(storm, enrich=default(), handles=["acmecares"])
    began = from_datetime(STORM)
    (incident,) = [one for one in found.incidents if any(0 < signal.at - began <= HOUR for signal in one.signals)]
    assert incident.assessment.severity.level >= Level.CRISIS
    assert incident.opened_level <= incident.assessment.severity.level
    assert (incident.signals[0].at, incident.signals[-1].at) == (incident.opened_at, incident.last_signal_at)
    named = {key for signal in found.signals for key in signal.evidence}
    named |= {quote.post_id for narrative in found.narratives for quote in narrative.quotes}
    named |= {key for factor in incident.assessment.severity.factors for key in factor.evidence}
    assert named <= set(found.posts)
    assert all("acme" in one.text.lower() for one in found.posts.values())
    assert all(one.author is None or one.author.handle != "acmecares" for one in found.posts.values())
    jsonschema.validate(to_document(found), schema())


def test_analyze_leaves_a_post_of_the_future_out_of_the_series(analysis: Analyze):
    ahead = post((YEARS_LATER + DAY - NOON) / (BIN / 5))
    found = analysis(fetched(*(post(n) for n in range(12)), ahead))
    assert found.period == Interval(start=at(0), end=at(15))
    assert (found.mentions, sum(point.mentions or 0 for point in found.series)) == (13, 12)
    assert any(note.startswith("1 posts are dated long before or after all others") for note in found.notes)


def test_analyze_does_not_make_twenty_years_of_silence_of_one_wrong_date(analysis: Analyze):
    wrong = post(-20 * 365 * 24 * 60)
    found = analysis(fetched(*(post(n) for n in range(40)), wrong))
    assert found.period == Interval(start=at(0), end=at(40))
    assert (found.mentions, sum(point.mentions or 0 for point in found.series)) == (41, 40)
    assert found.series[0].at == at(0)


def test_analyze_says_when_it_could_not_read_the_texts(analysis: Analyze):
    found = analysis(fetched(*(post(n, "acme ???") for n in range(9)), post(10)))
    assert "The tone of 9 of 10 mentions could not be read; they count as not hostile." in found.notes


def test_analyze_tells_how_far_it_has_come(analysis: Analyze):
    told: list[Progress] = []
    analysis(fetched(*(post(n / 100, key=f"p:{n}") for n in range(5000))), tell=told.append)
    assert [one for one in told if one.phase == "reading"] == [Progress("reading", n, None) for n in (2000, 4000)]
    assert [one for one in told if one.phase == "counting"] == [Progress("counting", n, 5000) for n in (0, 2000, 4000)]


def test_analyze_asks_the_store_which_posts_are_known_once_there_are_too_many(
    analysis: Analyze, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("firewarden.inquiries.trial.HELD", 10)
    monkeypatch.setattr("firewarden.inquiries.trial.BATCH", 7)
    posts = [post(n / 10, key=f"p:{n % 60}") for n in range(120)]
    found = analysis(fetched(*posts))
    assert (found.accepted, found.duplicates) == (60, 60)


def test_analyze_refuses_steps_and_queries_that_cannot_be(analysis: Analyze):
    with pytest.raises(BadInput, match="Choose 5, 15 or 60"):
        analysis([], bin_minutes=7)
    with pytest.raises(BadInput):
        analysis([], queries=["acme AND ("])


def test_analyze_takes_posts_that_several_queries_find_once(analysis: Analyze):
    found = analysis(fetched(post(1, "acme and zenith"), post(2, "zenith")), queries=["acme", "zenith"])
    assert (found.mentions, found.queries) == (2, ("acme", "zenith"))
    assert PostKey("p:2:zenith") in found.posts
    assert Instant(found.posts[PostKey("p:2:zenith")].created_at) == at(2)


def breaking(posts: Sequence[Post]) -> list[Reading]:
    if any("poison" in post.text for post in posts):
        raise ValueError("this text")
    return tones(posts)


@pytest.mark.parametrize("batch", [7, 2_000])
def test_analyze_rejects_a_post_that_cannot_be_recognized_and_nothing_else(
    analysis: Analyze, storm: list[Fetched | Unreadable], monkeypatch: pytest.MonkeyPatch, batch: int
):
    monkeypatch.setattr("firewarden.inquiries.trial.BATCH", batch)
    some = storm[:300]
    without = analysis(some, queries=["acme"])
    inside = next(item.post for item in some[150:] if isinstance(item, Fetched))
    poison = fetched(replace(inside, key=PostKey("p:poison"), text="acme poison"))
    found = analysis([*some, *poison], queries=["acme"], enrich=breaking)
    reason = Rejection(reason="stage-failed-ValueError", count=1)
    assert found.posts_read == found.accepted + found.duplicates + sum(one.count for one in found.rejected)
    assert found == replace(without, posts_read=without.posts_read + 1, rejected=(*without.rejected, reason))


@pytest.mark.parametrize("batch", [7, 2_000])
def test_analyze_leaves_a_mention_without_a_narrative_on_which_narratives_break(
    analysis: Analyze, monkeypatch: pytest.MonkeyPatch, batch: int
):
    place = Narrator.place

    def broken(self: Narrator, mentions: Sequence[Mention], *wordings: Sequence[str]) -> list[NarrativeId]:
        if any("poison" in mention.post.text for mention in mentions):
            raise RecursionError
        return place(self, mentions, *wordings)

    posts = [post(n, f"acme charger {'bad' if n % 3 else 'well'}") for n in range(200)]
    poison = post(100.5, "acme poison bad")
    whole = analysis(fetched(*posts, poison))
    monkeypatch.setattr("firewarden.inquiries.trial.BATCH", batch)
    monkeypatch.setattr(Narrator, "place", broken)
    found = analysis(fetched(*posts, poison))
    assert found.notes == (*whole.notes, "1 mentions could not be put into a narrative; they are counted all the same.")
    assert (found.series, found.mentions, found.rejected) == (whole.series, 201, ())
    assert found.signals == whole.signals
    assert sum(one.narrative.size for one in found.narratives) == 200
