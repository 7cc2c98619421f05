"""What an alert rule would have said over stored talk, held against a recount that shares no code with it."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from zlib import crc32

import pytest

from firewarden.enrichers import default
from firewarden.inquiries.backtest import Backtest, Crisis, of_rule, of_surge
from firewarden.inquiries.trial import Trial
from firewarden.steps.monitor.matcher import Matcher
from firewarden.steps.monitor.query.known import known_of
from firewarden.steps.prepare.scenario.parsing import parse_scenario
from firewarden.steps.prepare.scenario.play import play
from firewarden.stores.sqlite import SqliteStreamStore
from firewarden.vocabulary.clock import DAY, HOUR, MINUTE, Instant
from firewarden.vocabulary.ids import BrandId, QueryId
from firewarden.vocabulary.intake import Fetched
from firewarden.vocabulary.mention import Mention
from firewarden.vocabulary.plan import Brand, Interval, Query
from firewarden.vocabulary.post import Post
from firewarden.vocabulary.rule import Reach, Spread, Terms, Tone, Tripwire
from firewarden.vocabulary.signal import Lane
from tests.inquiries import recount
from tests.stages.samples import NOON, YEARS_LATER
from tests.steps.monitor.rules.talk import rule

SCENARIO = Path(__file__).parents[2] / "src/firewarden/scenarios/ebren-star.toml"
BRAND = Brand(id=BrandId("acme"), name="Skerrymar", handles=("skerrymar",))
SAFETY = "reason:(safety OR health) AND tone:negative"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteStreamStore]:
    """The written crisis with its calm weeks before, read by the stages."""
    scenario = parse_scenario(SCENARIO.read_text("utf-8"))
    kept = SqliteStreamStore.open(tmp_path_factory.mktemp("stream") / "stream.db")
    posts = [Fetched(post=post, raw=b"") for post in play(scenario, 7, start=NOON) if is_heard(post)]
    trial = Trial(kept, default(), YEARS_LATER, lambda _: None)
    trial.run(posts, BRAND, [Query(id=QueryId("q1"), brand=BRAND.id, name="q", text=scenario.company.query)], ())
    yield kept
    kept.close()


def is_heard(post: Post) -> bool:
    """Every third person, so that the recount does not take minutes."""
    return post.author is None or crc32(post.author.handle.encode()) % 3 == 0


@pytest.fixture(scope="module")
def talk(store: SqliteStreamStore) -> list[Mention]:
    return store.mentions(BRAND.id, Instant(0), YEARS_LATER, limit=10**9)


@pytest.fixture(scope="module")
def whole(talk: list[Mention]) -> Interval:
    return Interval(start=talk[0].post.created_at, end=Instant(talk[-1].post.created_at + HOUR))


def recounted(terms: Terms, talk: Sequence[Mention]) -> list[int]:
    match terms:
        case Tone():
            return recount.tone(talk, terms)
        case Tripwire():
            return recount.tripwire(talk, terms, matching(terms.query))
        case Reach():
            return recount.reach(talk, terms)
        case Spread():
            return recount.spread(talk, terms)


def matching(text: str) -> Callable[[Mention], bool]:
    matcher = Matcher([Query(id=QueryId("q"), brand=BRAND.id, name="q", text=text)] if text else [])
    return lambda mention: bool(matcher.match(mention.post, known_of(mention)))


@pytest.mark.parametrize(
    "terms",
    [
        Tone(minutes=60),
        Tone(minutes=360, least=30, z=2.0),
        Tripwire(query=SAFETY),
        Tripwire(query="followers:[5000 TO *] AND tone:negative"),
        Tripwire(answers=5),
        Reach(least=20),
        Reach(least=80, hostile=False),
        Spread(),
        Spread(least=20, there=5),
    ],
    ids=str,
)
def test_back_test_equals_an_independent_recount(
    terms: Terms, store: SqliteStreamStore, talk: list[Mention], whole: Interval
):
    """On a labeled recording: the crisis of the written scenario, and two weeks of ordinary talk before it."""
    storm = busiest_hour(talk)
    crisis = Crisis(name="the sound", start=Instant(storm - 6 * HOUR), end=whole.end, known_at=storm)
    found = of_rule(store, rule(terms), (), whole, [crisis])
    spoke = [at for at in recounted(terms, talk) if whole.start <= at < whole.end]

    assert spoke, "a rule that says nothing proves nothing"
    assert [alert.at for alert in found.alerts] == spoke
    within = [at for at in spoke if crisis.start <= at < crisis.end]
    assert (found.false_alarms, found.hits) == (len(spoke) - len(within), min(1, len(within)))
    assert found.leads == (storm - within[0] if within else None,)
    assert found.mentions == sum(not mention.late for mention in talk)
    assert found.per_week == pytest.approx(len(spoke) / ((whole.end - whole.start) / (7 * DAY)), rel=0.01)


def busiest_hour(talk: Sequence[Mention]) -> Instant:
    hours = Counter(mention.post.created_at // HOUR for mention in talk)
    return Instant(max(hours, key=lambda hour: (hours[hour], -hour)) * HOUR)


def test_surges_are_tested_by_the_bins_that_are_stored(store: SqliteStreamStore, whole: Interval, talk: list[Mention]):
    raised = store.signals(BRAND.id, whole.start, whole.end)
    for lane in (Lane.HOSTILE, Lane.VOLUME):
        found = of_surge(store, BRAND, lane, whole, [])
        assert [alert.at for alert in found.alerts] == [signal.at for signal in raised if signal.lane is lane]


def test_what_is_before_the_period_warms_up_and_raises_nothing(
    store: SqliteStreamStore, whole: Interval, talk: list[Mention]
):
    storm = busiest_hour(talk)
    later = Interval(start=Instant(storm), end=whole.end)
    every = of_rule(store, rule(Tone(minutes=60)), (), whole, []).alerts

    assert of_rule(store, rule(Tone(minutes=60)), (), later, []).alerts == tuple(a for a in every if a.at >= storm)


def test_nothing_stored_says_nothing_and_promises_nothing(tmp_path: Path):
    empty = SqliteStreamStore.open(tmp_path / "empty.db")
    period = Interval(start=NOON, end=Instant(NOON + 7 * DAY))
    found = of_rule(empty, rule(Tone()), (), period, [])
    empty.close()

    assert found == Backtest(period=period, weeks=0.0, mentions=0, alerts=(), leads=())
    assert (found.per_week, found.per_week_range) == (0.0, (0.0, float("inf")))


def test_rate_comes_with_its_interval():
    period = Interval(start=NOON, end=Instant(NOON + 70 * DAY))
    quiet = Backtest(period=period, weeks=10.0, mentions=1, alerts=(), leads=())

    assert [round(end, 2) for end in quiet.per_week_range] == [0.0, 0.37]


def test_first_alert_in_a_crisis_is_its_lead(store: SqliteStreamStore, whole: Interval, talk: list[Mention]):
    storm = busiest_hour(talk)
    known = Instant(storm + 90 * MINUTE)
    nowhere = Crisis(name="none", start=Instant(whole.start - DAY), end=whole.start, known_at=whole.start)
    crisis = Crisis(name="the sound", start=whole.start, end=whole.end, known_at=known)
    found = of_rule(store, rule(Tripwire(query=SAFETY)), (), whole, [nowhere, crisis])

    assert found.leads == (None, known - found.alerts[0].at)
    assert (found.hits, found.false_alarms) == (1, 0)
