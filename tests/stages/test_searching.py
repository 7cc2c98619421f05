"""What sources ask their networks for when nobody has said it."""

import pytest

from firewarden.stages.searching import Asked, asked, filled
from firewarden.vocabulary.ids import BrandId, QueryId, SourceId
from firewarden.vocabulary.intake import Capabilities, Searched, Setting
from firewarden.vocabulary.plan import Query, Source
from tests.stages.samples import ACME, ZENITH

QUERIES = [
    Query(id=QueryId("q1"), brand=ACME, name="Names", text='acme OR "acme air"'),
    Query(id=QueryId("q2"), brand=ACME, name="Trouble", text="$names AND (late OR lost)"),
    Query(id=QueryId("q3"), brand=ZENITH, name="Zenith", text="zenith"),
]


def source(connector: str, brands: tuple[BrandId, ...] = (ACME,), **settings: str) -> Source:
    return Source(id=SourceId("s"), connector=connector, name="S", brands=brands, settings=settings, live=True)


def network(*names: str, default: str = "", **searched: object) -> Capabilities:
    settings = tuple(Setting(name=name, label=name, default=default) for name in names)
    return Capabilities(platform="p", settings=settings, searched=Searched(**({"setting": names[0]} | searched)))  # type: ignore[arg-type]


def searches(found: Asked | None) -> tuple[str, ...] | None:
    return None if found is None else found.searches


def test_queries_of_the_brand_become_one_search_where_a_network_knows_or() -> None:
    found = filled(source("x"), network("query"), QUERIES)
    assert found.settings == {"query": '(acme OR "acme air" OR ((acme OR "acme air") (late OR lost)))'}


def test_each_alternative_is_a_search_of_its_own_where_it_knows_words_alone() -> None:
    found = asked(source("hackernews"), network("words", most=3), QUERIES)
    assert searches(found) == ("acme", '"acme air"', "acme late")
    assert found is not None
    assert found.weaker[-1] == "Only the first 3 searches are asked; what the others find is missed."


def test_alternatives_are_joined_where_a_network_takes_them() -> None:
    [reddit] = searches(asked(source("reddit"), network("words"), QUERIES[:1])) or ()
    [youtube] = searches(asked(source("youtube"), network("words"), QUERIES[:1])) or ()
    assert (reddit, youtube) == ('acme OR ("acme air")', 'acme|"acme air"')


def test_hashtags_are_written_as_the_source_wants_them() -> None:
    about = network("timelines", default="local", each="#{}", between=" ", most=10)
    assert filled(source("mastodon", timelines=""), about, QUERIES[:1]).settings == {"timelines": "#acme #acmeair"}
    assert asked(source("mastodon"), about, QUERIES) is None


@pytest.mark.parametrize("settings", [{"words": "mine"}, {"subreddits": "brand"}])
def test_words_of_its_own_stay(settings: dict[str, str]) -> None:
    about, own = network("words", "subreddits", instead=("subreddits",)), source("reddit", **settings)
    assert asked(own, about, QUERIES) is None
    assert filled(own, about, QUERIES) == own


def test_queries_of_other_brands_are_not_asked_for() -> None:
    about = network("words", most=5)
    assert searches(asked(source("hackernews", (ZENITH,)), about, QUERIES)) == ("zenith",)
    assert searches(asked(source("hackernews", ()), about, QUERIES[::2])) == ("acme", '"acme air"', "zenith")


def test_network_that_is_heard_as_a_stream_is_searched_for_the_past_alone() -> None:
    about, own = network("words", most=5, past=True), source("bluesky")
    assert filled(own, about, QUERIES[2:]) == own
    assert filled(source("bluesky", (ZENITH,)), about, QUERIES, past=True).settings == {"words": "zenith"}


def test_without_a_query_nothing_is_asked_for() -> None:
    own = source("x")
    assert (filled(own, network("query"), []), searches(asked(own, network("query"), []))) == (own, ())
    assert asked(source("lemmy"), Capabilities(platform="lemmy"), QUERIES) is None
