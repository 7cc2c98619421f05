from dataclasses import replace
from typing import Any

import pytest

from firewarden.steps.monitor.matcher import RESIDUAL_LIMIT, Matcher
from firewarden.steps.monitor.query import QueryError
from firewarden.steps.monitor.query.known import Known
from firewarden.vocabulary.clock import from_iso
from firewarden.vocabulary.ids import BrandId, PostKey, QueryId
from firewarden.vocabulary.plan import Query
from firewarden.vocabulary.post import Attachment, Author, Picture, PostKind
from tests.steps.monitor.query.oracle import post, query


def matches(text: str, about: str, **fields: Any) -> bool:
    return Matcher([query(text)]).match(post(about, **fields)) == ("q0",)


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("united", "Flying UNITED, again!"),
        ("united", "united's crew"),
        ("united", "thanks @united"),
        ("united", "#united"),
        ('"united airlines"', "United  Airlines"),
        ('"united airlines"', "united-airlines"),
        ('"united airlines"', "United\nAirlines"),
        ('"thanks united"', "thanks @United"),
        ("wendy's", "Wendy’s is closed"),
        ("cafe", "the Café"),
        ("café", "the Cafe\u0301"),
        ("Muller", "Herr Müller"),
        ("strasse", "die Straße"),
        ("lodz", "Łódź"),
        ("{BT}", "BT is down"),
        ("{Café}", "Café Nero"),
        ("delay*", "delayed, delays"),
        ("delay*", "delay"),
        ("wom?n", "women"),
        ("colo*r", "colour and color"),
        ("colo*r*", "colourful"),
        ("abc*b*c", "abcbc"),
        ("abc*b?*c", "abcxbbxc"),
        ("{Abc} AND café*e", "Abc caféteríe"),
        ('"air* line"', "the airplane line"),
        ("#fail", "such a #Fail!"),
        ("#fail", "＃ｆａｉｌ"),
        ("#東京", "これは #東京 です"),
        ("@united", "hey @United."),
        ("@united", "hey @united.bsky.social"),
        ("@united@mastodon.social", "@united@mastodon.social hi"),
        ("AT&T", "at&t is down"),
        ("AT&T", "AT&amp;T is down"),
        ('"R&B singer"', "R & B singer"),
        ("C++", "I write C++."),
        ("$TSLA", "short $tsla now"),
        ("tsla", "short $tsla now"),
        ("🔥", "this is🔥🔥"),
        ("👍", "👍🏽"),
        ("👍🏽", "👍🏽"),
        ("👩\u200d🚀", "an 👩\u200d🚀!"),
        ("❤", "❤️"),
        ("🇫🇷", "🇺🇸🇫🇷"),
        ("東京", "今日は東京都へ"),
        ("KFC", "กินKFCกัน"),
        ("โตเกียว", "ไปโตเกียวกัน"),
        ("유나이티드", "유나이티드가 늦었다"),
        ("iphone版", "iPhone版が出た"),
        ("हिंदी", "मुझे हिंदी पसंद है"),
        ("محمد", "مُحَمَّد"),
        ("united", "u\u200bn\u00adi\u202eted"),
        ("united", "\x00un\x01ited\x7f"),
        ("united", "𝓾𝓷𝓲𝓽𝓮𝓭"),
        ("united", "United™"),
        ("NOT spam AND united", "united"),
        ("late NEAR/1 united", "united is late"),
        ("united ONEAR/1 late", "united is late"),
        ('"on time" NEAR/0 (delta OR united)', "delta on time"),
        ("(a1 NEAR/1 b1) NEAR/0 c1", "a1 x b1 c1"),
        ("@united NEAR/2 late", "@united you are late"),
        ("東 NEAR/1 都", "東京都"),
        ('"no no" NEAR/0 late', "no no no late"),
        ("not* NEAR/0 late", "not not late"),
        ('"late refund"~1', "a refund so late"),
        ('"late refund now"~2', "now: a refund so late"),
        ('"no no"~0', "no no"),
        ('"late refund"~0 NEAR/1 united', "refund late, says united"),
        ('"東京 電力"~2', "電力は東京"),
        ('"AT&T down"~1', "down: at&t"),
        ("title:late OR late", "late"),
    ],
)
def test_posts_that_match(text: str, about: str) -> None:
    assert matches(text, about)


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("united", "reunited, unitedairlines"),
        ("united", "#unitedairlines #UnitedAirlines"),
        ("united", "https://united.com/united and www.united.com"),
        ('"united airlines"', "airlines united"),
        ('"united airlines"', "united 🔥 airlines"),
        ("café", "the cafe"),
        ("{BT}", "bt and Bt"),
        ("{Café}", "café, CAFÉ, Cafe"),
        ("delay", "delayed"),
        ("wom?n", "womn, womeen"),
        ("colo*r", "colors"),
        ("#fail", "fail, #failed, a#fail, #fail_2"),
        ("@united", "united, @unitedfan, me@united.com"),
        ("@united.bsky.social", "@united"),
        ("AT&T", "at t, at + t"),
        ("C++", "C, C+"),
        ("$TSLA", "tsla"),
        ("👍🏽", "👍🏿 👍"),
        ("👩", "👩\u200d🚀"),
        ("東京", "京東, 東 x 京"),
        ("유나이티드", "더유나이티드"),
        ("и", "й"),
        ("united NOT spam", "united spam"),
        ("late NEAR/1 united", "united is very late"),
        ("late ONEAR/5 united", "united is late"),
        ("united NEAR/5 united", "united is late"),
        ('"united air" NEAR/5 air', "united air"),
        ("(a1 NEAR/1 b1) NEAR/0 c1", "a1 x b1 x c1"),
        ('"late refund"~1', "a refund that was late"),
        ('"late refund"~9', "late"),
        ('"no no"~3', "no"),
        ('"delay* delayed"~3', "delayed"),
        ('"AT&T down"~1', "down: at t"),
        ("title:late", "late"),
    ],
)
def test_posts_that_do_not_match(text: str, about: str) -> None:
    assert not matches(text, about)


@pytest.mark.parametrize("query", ["aaa*a*a*a*a*b", "ááá*a*a*a*a*b", '"a*a*a*b aaa*a*a*b" OR aaa*a*a*a*b'])
def test_no_text_takes_long(query: str) -> None:
    assert not matches(query.replace('"a*', '"aaa*'), "á" * 100_000 + " " + "aaa " * 10_000)


@pytest.mark.parametrize("query", ['"x1 x1 x3"~99', '"x1 y x3"~99'])
def test_no_repetition_of_loose_words_takes_long(query: str) -> None:
    assert not matches(query, "x3 " + "z " * 200 + "x1 y " * 20_000)


@pytest.mark.parametrize("query", ["((x1 NEAR/99 x1) NEAR/99 x1) NEAR/99 x2", '("x1 x1" NEAR/99 x1) ONEAR/9 x2'])
def test_no_repetition_takes_long(query: str) -> None:
    assert not matches(query, "x2 " + "y " * 200 + "x1 " * 20_000)


def test_a_text_is_read_up_to_a_hundred_thousand_characters() -> None:
    assert matches("late", " " * 99_995 + " late late")
    assert not matches("late", " " * 100_000 + "late")
    assert not matches("NOT {Late} AND late", "late Late " * 1_000_000)


@pytest.mark.parametrize(
    ("text", "matched"),
    [
        ("title:united", True),
        ('title:"shares of"', True),
        ("title:(united NOT trouble)", True),
        ("title:(shares NEAR/1 united)", True),
        ("title:{United}", True),
        ("title:#stocks", True),
        ("title:airlines", False),
        ("title:#air", False),
        ("title:{UNITED}", False),
        ("airlines AND NOT title:united", False),
        ('"united airlines"~3', False),
    ],
)
def test_a_title_can_be_asked_alone(text: str, matched: bool) -> None:
    assert matches(text, "airlines in trouble #air", title="Shares of United #stocks") is matched


def test_what_stands_in_place_of_a_picture_is_part_of_the_text() -> None:
    pictures = (
        Picture(url="https://p.example/1", alt="Smoke from an Ebren heater"),
        Picture(url="https://p.example/2"),
    )
    assert matches('"ebren heater"', "look at this", pictures=pictures)
    assert not matches("title:smoke", "look at this", title="Look", pictures=pictures)
    assert not matches("example", "look at this", pictures=pictures)


def test_the_title_counts_but_nothing_spans_title_and_text() -> None:
    article = post("airlines in trouble", title="Shares of United")
    queries = ["united", '"united airlines"', "united NEAR/3 airlines", "united AND airlines", "in NEAR/1 trouble"]
    matcher = Matcher([query(text, number) for number, text in enumerate(queries)])
    assert matcher.match(article) == ("q0", "q3", "q4")


@pytest.mark.parametrize(
    ("text", "matched"),
    [
        ("author:jo", True),
        ("author:@JO", True),
        ('author:"Jo Doe"', True),
        ("author:j", False),
        ("lang:de", True),
        ("lang:(en OR de)", True),
        ("lang:en", False),
        ("kind:reply", True),
        ("kind:(post OR quote)", False),
        ("has:image", True),
        ("has:video", False),
        ("site:example.org", True),
        ("site:news.example.org", True),
        ("site:bluesky", True),
        ("site:ample.org", False),
        ("followers:[10 TO 20]", True),
        ("followers:[* TO 10]", True),
        ("followers:[11 TO *]", False),
        ("late NOT author:jo", False),
        ("late AND lang:de AND has:image", True),
    ],
)
def test_fields_of_a_post(text: str, matched: bool) -> None:
    author = Author(handle="Jo", name="Jo Doe", followers=10)
    fields = {"author": author, "lang": "de-AT", "kind": PostKind.REPLY, "has": frozenset({Attachment.IMAGE})}
    assert matches(text, "late", url="https://www.news.example.org/a", **fields) is matched


@pytest.mark.parametrize(
    ("text", "matched"),
    [
        ("url:example.org", True),
        ("url:www.example.org/News/", True),
        ("url:example.org/news/air", True),
        ("url:/air", True),
        ("url:/air/late", True),
        ("url:example.org/air", False),
        ("url:/ai", False),
        ("link:shop.example.com", True),
        ("link:example.com/refund", True),
        ("link:example.org", False),
        ("source:s", True),
        ("source:other", False),
        ("replyto:bluesky:3k", True),
        ("replyto:x:1", False),
        ("thread:bluesky:3k", True),
        ("thread:x:1", True),
        ("thread:x:2", False),
        ("rating:[1 TO 2]", True),
        ("rating:1", False),
        ("rating:1.5", True),
        ("hour:14", True),
        ("hour:[22 TO 6]", False),
        ("hour:[22 TO 14]", True),
        ("since:1970-01-01T14:00", True),
        ("since:1970-01-02", False),
        ("until:1970-01-01T14:30", False),
        ("until:1970-01-02", True),
    ],
)
def test_more_fields_of_a_post(text: str, matched: bool) -> None:
    found = post(
        "see https://shop.example.com/refund?x=1.",
        url="https://www.example.org/news/air/late?utm=1",
        reply_to=PostKey("bluesky:3k"),
        rating=1.5,
    )
    found = replace(found, created_at=from_iso("1970-01-01T14:30:00Z"))
    assert (Matcher([query(text)]).match(found) == ("q0",)) is matched


@pytest.mark.parametrize(
    ("text", "matched"),
    [
        ("late AND tone:negative", True),
        ("late AND tone:positive", False),
        ("late AND reason:(fraud OR safety)", True),
        ("late AND cluster:n7", True),
        ("late AND country:de", True),
        ("late NOT reason:fraud", False),
    ],
)
def test_what_is_known_of_a_post_later_can_be_asked_then(text: str, matched: bool) -> None:
    known = Known(tone="negative", reasons=frozenset({"fraud"}), cluster="n7", country="DE")
    matcher = Matcher([query(text)])
    assert (matcher.match(post("late"), known) == ("q0",)) is matched
    assert (matcher.match(post("late")) == ("q0",)) is ("NOT" in text)


def test_a_query_may_name_others_of_its_brand() -> None:
    brand = Query(id=QueryId("q1"), brand=BrandId("b"), name="Brand names", text="united OR delta")
    other = replace(brand, id=QueryId("q2"), brand=BrandId("c"), text="spotify")
    using = replace(brand, id=QueryId("q3"), name="Trouble", text="$brand-names AND late")
    assert Matcher([other, brand, using]).match(post("united is late")) == ("q1", "q3")
    with pytest.raises(QueryError, match=r"No saved query is called \$brand-names"):
        Matcher([other, replace(using, brand=BrandId("d"))])


@pytest.mark.parametrize("text", ["author:jo", "lang:de", "site:example.org", "has:image", "followers:[0 TO *]"])
def test_a_field_that_is_not_known_has_no_value(text: str) -> None:
    assert not matches(text, "late")
    assert matches(f"late NOT {text}", "late")


def test_an_address_that_cannot_be_read_has_no_site() -> None:
    assert not matches("site:example.org", "x", url="http://[example.org")


def test_matches_come_in_the_order_of_the_queries() -> None:
    matcher = Matcher([query("late", 2), query("delta", 0), query("united", 1), query("united OR delta", 3)])
    assert matcher.match(post("united is late")) == ("q2", "q1", "q3")


def test_no_queries_match_nothing() -> None:
    assert Matcher([]).match(post("united")) == ()


def test_an_empty_post_matches_what_needs_nothing() -> None:
    matcher = Matcher([query("united", 0), query("united OR NOT late", 1)])
    assert matcher.match(post("")) == ("q1",)


def test_queries_that_cannot_be_used_are_named_with_their_findings() -> None:
    with pytest.raises(QueryError) as refused:
        Matcher([query("united", 0), query("united AND", 1), query("*x", 2)])
    assert [finding.code for finding in refused.value.findings] == ["missing-part", "leading-wildcard"]
    assert str(refused.value).split("\n")[0] == (
        "query 1: The query “united AND” cannot be used. "
        "Something is missing after AND. Write a word there, or take AND out."
    )


def test_queries_that_have_to_be_tried_on_every_post_are_limited() -> None:
    residual = [query("followers:[5 TO *]", number) for number in range(RESIDUAL_LIMIT + 1)]
    assert len(Matcher(residual[1:]).match(post("x", author=Author(handle="jo", followers=9)))) == RESIDUAL_LIMIT
    with pytest.raises(QueryError, match=f"^{RESIDUAL_LIMIT + 1} queries have nothing that can be looked up"):
        Matcher(residual)


@pytest.mark.parametrize(
    "shape",
    [
        "united AND problem{0}",
        "(united OR delta) AND lang:en AND problem{0}",
        "united NEAR/5 problem{0}",
        '"united problem{0}"',
        "united AND author:problem{0}",
        "united AND (a{0} OR b{0}) NOT late",
        "late AND problem{0}* AND {{United}}",
        "the AND united AND #problem{0}",
    ],
)
def test_a_post_costs_no_look_at_queries_whose_rare_part_it_lacks(shape: str) -> None:
    matcher = Matcher([query(shape.format(number), number) for number in range(300)])
    assert matcher.candidates(post("the united flight is late", lang="en", author=Author(handle="jo"))) == []


def test_a_post_is_held_against_the_queries_whose_atoms_it_has() -> None:
    matcher = Matcher([query(f"united AND problem{number}", number) for number in range(300)])
    assert matcher.candidates(post("united has problem7 and problem9")) == [7, 9]
