"""A watch plan made ready: whom a post is about, which source serves whom, what was not captured."""

from dataclasses import replace

import pytest

from firewarden.stages.watching import Gaps, Watching, merged, overlap
from firewarden.vocabulary.ids import BrandId, PostKey, QueryId, SourceId
from firewarden.vocabulary.plan import BrandKind, Interval, Ours
from firewarden.vocabulary.post import Author
from tests.stages.samples import ACME, FILE, ZENITH, at, brand, file_source, gap, plan, post


def test_claims_names_every_brand_with_the_queries_that_hit():
    watching = Watching(plan(brand("acme"), brand("zenith")))
    both = watching.claims(post(0, "zenith is not acme"))
    assert dict(both) == {ACME: (QueryId("q-acme"),), ZENITH: (QueryId("q-zenith"),)}
    assert dict(watching.claims(post(0, "lovely weather"))) == {}


def test_claims_leaves_out_what_the_brand_itself_writes():
    watching = Watching(plan(brand("acme", handles=("@AcmeCares",)), brand("zenith")))
    own = post(0, "acme is better than zenith", author=Author(handle="acmecares"))
    assert dict(watching.claims(own)) == {ZENITH: (QueryId("q-zenith"),)}
    assert set(watching.claims(post(0, "acme", author=Author(handle="acmecares2")))) == {ACME}
    assert set(watching.claims(post(0, "acme", author=None))) == {ACME}


def test_claims_keeps_a_client_s_source_from_other_brands():
    private = file_source(id=SourceId("private"), brands=(ACME,))
    watching = Watching(plan(brand("acme"), brand("zenith"), sources=[private]))
    assert set(watching.claims(post(0, "acme zenith", source=private.id))) == {ACME}
    assert watching.served(private.id) == (ACME,)


@pytest.mark.parametrize("by", ["reply_to", "quote_of"])
def test_claims_takes_what_answers_or_quotes_our_own_post_whatever_its_words(by: str):
    ours = Ours(brand=ACME, key=PostKey("town:ours"), at=at(0))
    watching = Watching(replace(plan(brand("acme"), brand("zenith")), published=(ours,)))
    assert dict(watching.claims(post(0, "liars", **{by: ours.key}))) == {ACME: ()}
    assert dict(watching.claims(post(0, "zenith is better", **{by: ours.key}))) == {
        ACME: (),
        ZENITH: (QueryId("q-zenith"),),
    }
    assert dict(watching.claims(post(0, "acme lies", **{by: ours.key}))) == {ACME: (QueryId("q-acme"),)}
    assert dict(watching.claims(post(0, "liars", **{by: PostKey("town:theirs")}))) == {}


def test_claims_leaves_out_what_we_published_though_nobody_knows_its_author():
    ours = post(0, "acme is sorry", author=None)
    published = (Ours(brand=ACME, key=ours.key, at=at(0)),)
    assert dict(Watching(replace(plan(brand("acme")), published=published)).claims(ours)) == {}


def test_claims_takes_nothing_from_a_source_that_is_not_in_the_plan():
    assert dict(Watching(plan(brand("acme"))).claims(post(0, source=SourceId("gone")))) == {}


@pytest.mark.parametrize("kind", [BrandKind.DRILL, BrandKind.DEMO])
def test_drill_never_hears_a_live_source_even_where_the_plan_says_so(kind: BrandKind):
    network = file_source(live=True, brands=(ACME,))
    watching = Watching(plan(brand("acme", kind=kind), sources=[network]))
    assert watching.served(FILE) == ()
    assert watching.live == ()


def test_live_brands_are_those_with_a_live_source():
    network = file_source(id=SourceId("net"), live=True, brands=(ZENITH,))
    watching = Watching(plan(brand("acme"), brand("zenith"), sources=[file_source(), network]))
    assert watching.live == (ZENITH,)


def test_gaps_hold_for_every_bin_they_touch_and_no_other():
    gaps = Gaps([gap(7, 15)])
    assert [gaps.captured(at(minute)) for minute in (0, 5, 10, 15)] == [True, False, False, True]


def test_gaps_end_where_their_bin_begins():
    gaps = Gaps([gap(5, 10), gap(10, 15)])
    assert [gaps.captured(at(minute)) for minute in (0, 5, 10, 15)] == [True, False, False, True]


def test_gaps_of_a_brand_are_those_of_all_its_sources_at_once():
    one = file_source(id=SourceId("one"), gaps=(gap(0, 30),))
    two = file_source(id=SourceId("two"), gaps=(gap(20, 60),))
    watching = Watching(plan(brand("acme"), sources=[one, two]))
    gaps = watching.gaps(ACME, {})
    assert [minute for minute in range(0, 60, 5) if not gaps.captured(at(minute))] == [20, 25]
    more = watching.gaps(ACME, {two.id: [gap(5, 10)]})
    assert [minute for minute in range(0, 60, 5) if not more.captured(at(minute))] == [5, 20, 25]


def test_gaps_without_a_source_are_none():
    assert Watching(plan(brand("acme"))).gaps(BrandId("nobody"), {}).captured(at(0))


def test_merged_joins_what_overlaps_or_touches_and_drops_the_empty():
    assert merged([gap(10, 20), gap(0, 5), gap(15, 30), gap(30, 31), gap(40, 40)]) == [gap(0, 5), gap(10, 31)]


def test_overlap_is_what_all_have_in_common():
    assert overlap([[gap(0, 10), gap(20, 30)], [gap(5, 25)]]) == [gap(5, 10), gap(20, 25)]
    assert overlap([[gap(0, 10)], []]) == []
    assert overlap([]) == list[Interval]()


def test_gaps_tell_how_far_all_was_captured():
    gaps = Gaps([gap(20, 31), gap(60, 70)])
    ends = [gaps.captured_until(at(minute), at(120)) for minute in (0, 15, 20, 30, 35, 70)]
    assert ends == [at(20), at(20), at(20), at(30), at(60), at(120)]
    assert gaps.captured_until(at(35), at(50)) == at(50)
    assert [gaps.captured(at(minute)) for minute in (15, 20, 30, 35, 55, 60)] == [True, False, False, True, True, False]
