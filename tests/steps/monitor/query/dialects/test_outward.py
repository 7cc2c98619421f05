"""Our queries for the searches of networks: never silently less than was asked."""

import re

import pytest
from hypothesis import HealthCheck, assume, given, settings

from firewarden.steps.monitor.query import QueryError, errors_of
from firewarden.steps.monitor.query.dialects import Network, outward
from tests.steps.monitor.query.oracle import Tree, trees, written

X, GDELT, BLUESKY, HN, MASTODON = Network.X, Network.GDELT, Network.BLUESKY, Network.HACKERNEWS, Network.MASTODON
THREADS = Network.THREADS

ROWS = [
    # query, network, text, parts it gives too much for (>) and parts whose posts do not arrive (<)
    ("united", X, "united", []),
    ('"united airlines" AND late', X, '"united airlines" late', []),
    ("united AND (late OR delayed)", X, "united (late OR delayed)", []),
    ("united OR (late AND delta)", X, "(united OR (late delta))", []),
    ("united NOT football", X, "united -football", []),
    ('united NOT (football OR "man united")', X, 'united -football -"man united"', []),
    ("united NOT {BT}", X, "united", [">NOT {BT}"]),
    ("united NOT (late AND delta)", X, "united", [">NOT (late AND delta)"]),
    ("united AND delay*", X, "united", [">delay*"]),
    ("united OR delay*", X, "united", ["<delay*"]),
    ("united AND (late OR delay*)", X, "united", [">late OR delay*"]),
    ("delay*", X, "", []),
    ("united NEAR/5 late", X, "united late", [">united NEAR/5 late"]),
    ('"united late"~3', X, "united late", ['>"united late"~3']),
    ("{BT} AND broadband", X, "BT broadband", []),
    ("#fail @united $TSLA", X, '#fail @united "$TSLA"', []),
    ("united lang:en author:nasa", X, "united lang:en from:nasa", []),
    ("united kind:(reply OR quote) has:image", X, "united (is:reply OR is:quote) has:images", []),
    ("united kind:post", X, "united", [">kind:post"]),
    ("united NOT kind:repost", X, "united -is:retweet", []),
    ("united followers:[9 TO *]", X, "united", [">followers:[9 TO *]"]),
    ("lang:en has:image", X, "", []),
    ("link:nasa.gov/news", X, 'url:"nasa.gov/news"', []),
    ("title:(recall OR refund)", X, "(recall OR refund)", []),
    ('"united airlines" AND late', GDELT, '"united airlines" late', []),
    ("united AND (late OR delayed OR cancelled)", GDELT, "united (late OR delayed OR cancelled)", []),
    ("late OR (delayed OR cancelled)", GDELT, "(late OR delayed OR cancelled)", []),
    ("united OR (late AND delta)", GDELT, "united", ["<late AND delta"]),
    ("united NOT football", GDELT, "united -football", []),
    ("united AND site:bbc.co.uk", GDELT, "united domain:bbc.co.uk", []),
    ("united AND lang:en", GDELT, "united", [">lang:en"]),
    ("#fail", GDELT, '"fail"', []),
    ('"united airlines" AND (late OR delayed)', BLUESKY, '"united airlines" late\n"united airlines" delayed', []),
    ("#fail OR @united", BLUESKY, "#fail\n@united", []),
    ("united NOT football", BLUESKY, "united", [">NOT football"]),
    ("united AND lang:en", BLUESKY, "united", [">lang:en"]),
    ("united OR delay*", BLUESKY, "united", ["<delay*"]),
    ("東京電力", BLUESKY, "東京電力", []),
    ("#fail OR @united", HN, "fail\nunited", []),
    ("united NEAR/3 late", HN, "united late", [">united NEAR/3 late"]),
    ("followers:[9 TO *]", HN, "", []),
    ('"united airlines" AND (late OR #fail)', THREADS, "united airlines late\nunited airlines fail", []),
    ('"late, again"', THREADS, "late again", []),
    ('"united airlines" OR #fail', MASTODON, "unitedairlines\nfail", []),
    ("united AND late", MASTODON, "united", [">united AND late"]),
    ("(united OR @united) AND late", MASTODON, "united", ["<@united", ">(united OR @united) AND late"]),
    ("wendy's", MASTODON, "wendys", []),
    ("@united", MASTODON, "", []),
]


@pytest.mark.parametrize(("query", "network", "text", "parts"), ROWS)
def test_a_query_is_written_for_a_network(query: str, network: Network, text: str, parts: list[str]) -> None:
    out = outward(query, network)
    told = []
    for said in out.weaker:
        if found := re.search("cannot search for “(.*?)”(: it gives more|; posts that only this)", said):
            told.append((">" if "more" in found[2] else "<") + found[1])
    assert (out.text, told) == (text, parts)


def test_what_the_network_itself_leaves_out_is_always_said() -> None:
    assert outward("united", X).weaker == (
        "What X itself does not take for these words, such as other spellings, does not arrive.",
    )
    assert outward("united", MASTODON).weaker == (
        "Only posts with one of these hashtags arrive: Mastodon's timelines know no words.",
    )
    assert outward("delay*", X).weaker == ("Nothing in it can be asked of X. Read a stream or another source instead.",)


def test_exclusions_and_limits_are_said() -> None:
    assert "X excludes what it takes for these words, which may be more." in outward("united NOT late", X).weaker
    many = " OR ".join(f"word{number}" for number in range(90))
    assert "X takes 512 characters in one search; split the query." in outward(many, X).weaker
    asked = outward(many, BLUESKY)
    assert len(asked.text.splitlines()) == 20
    assert "Only the first 20 searches are asked; what the others find is missed." in asked.weaker


def test_threads_is_asked_as_often_as_a_source_may_be_told() -> None:
    query = " OR ".join(f"word{number}" for number in range(12))
    written = outward(query, THREADS)
    assert len(written.text.splitlines()) == 10
    assert "Only the first 10 searches are asked; what the others find is missed." in written.weaker


def test_saved_queries_are_written_out() -> None:
    assert outward("$brand AND late", X, {"brand": "united OR delta"}).text == "(united OR delta) late"


def test_a_query_with_errors_is_refused() -> None:
    with pytest.raises(QueryError):
        outward("united AND", X)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(trees)
def test_every_query_has_an_answer_for_every_network(tree: Tree) -> None:
    text = written(tree)
    assume(not errors_of(text))
    for network in Network:
        assert outward(text, network).weaker != ()
