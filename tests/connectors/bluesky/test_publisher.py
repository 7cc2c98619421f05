"""Publishing on Bluesky: the laws of all publishers, and what is its own."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firewarden.connectors.bluesky.composing import facets, record_key
from firewarden.connectors.bluesky.publisher import BlueskyPublisher
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.publishing import Attached
from tests.connectors.bluesky.house import ANN, US, House
from tests.connectors.publishing.far import PICTURE, Mood, refused_by
from tests.connectors.publishing.suite import KEY, OTHER, PublisherSuite, published, words


class TestBluesky(PublisherSuite):
    RIG = House


@pytest.fixture
def house() -> Iterator[House]:
    with House() as made:
        yield made


def publisher(house: House) -> BlueskyPublisher:
    return BlueskyPublisher(house.account, house.tools)


def paths(house: House) -> list[str]:
    return [asked.path.removeprefix("/xrpc/com.atproto.") for asked in house.asked]


def test_session_is_kept_and_renewed(house: House) -> None:
    one = publisher(house)
    published(one, KEY, words("One"))
    published(one, OTHER, words("Two"))
    assert (house.sessions, house.renewed) == (1, 0)

    house.expire()
    published(one, "third", words("Three"))
    assert (house.sessions, house.renewed) == (1, 1)

    house.expire(refresh=True)
    published(one, "fourth", words("Four"))
    assert (house.sessions, house.renewed) == (2, 1)
    assert [shown.text for shown in house.shown()] == ["One", "Two", "Three", "Four"]


def test_password_that_is_revoked_says_what_to_do(house: House) -> None:
    house.be(Mood.REVOKED)

    assert "Make a fresh app password" in publisher(house).identify().says


def test_suspended_account_does_not_work(house: House) -> None:
    house.active = False

    found = publisher(house).identify()

    assert (found.works, found.says, found.name) == (False, "@us.test is suspended on Bluesky.", "us.test")


def test_answer_names_the_beginning_of_the_thread(house: House) -> None:
    house.say("It burns!")
    first = house.link(ANN, "3ann0")
    answer = house.say("Here too", reply={"root": first, "parent": first})

    published(publisher(house), KEY, words(reply_to=answer))

    (record,) = house.ours().values()
    assert record["reply"] == {"root": first, "parent": house.link(ANN, "3ann1")}


@pytest.mark.parametrize("why", ["gate", "block"])
def test_answer_that_nobody_would_see_is_refused(house: House, why: str) -> None:
    complaint = house.say("It burns!")
    house.closed = {why}

    says = refused_by(lambda: publisher(house).publish(KEY, words(reply_to=complaint)))

    assert says == "Its author does not let us answer: nobody would be shown it."
    assert house.shown() == []


def test_answer_goes_out_where_nobody_can_say(house: House) -> None:
    complaint = house.say("It burns!")
    house.closed = None

    published(publisher(house), KEY, words(reply_to=complaint))

    assert [shown.reply_to for shown in house.shown()] == [complaint]


def test_picture_keeps_its_shape_and_bytes(house: House) -> None:
    published(publisher(house), KEY, words(pictures=(Attached(content=PICTURE, media_type="image/png", alt="Red"),)))

    (record,) = house.ours().values()
    (image,) = record["embed"]["images"]
    assert (image["alt"], image["aspectRatio"]) == ("Red", {"width": 3, "height": 2})
    assert list(house.blobs.values()) == [PICTURE]


def test_of_two_attempts_at_once_one_makes_the_post(house: House) -> None:
    made = published(publisher(house), KEY, words("First"))
    house.blind = 1

    assert published(publisher(house), KEY, words("Second")) == made
    assert [shown.text for shown in house.shown()] == ["First"]


def test_nothing_is_uploaded_a_second_time(house: House) -> None:
    outgoing = words(pictures=(Attached(content=PICTURE, media_type="image/png"),))
    published(publisher(house), KEY, outgoing)
    published(publisher(house), KEY, outgoing)

    assert paths(house).count("repo.uploadBlob") == 1


def test_picture_whose_upload_is_lost_has_published_nothing(house: House) -> None:
    house.publishes = lambda asked: asked.path.endswith("uploadBlob")  # type: ignore[method-assign]
    house.be(Mood.LOST)

    with pytest.raises(NetworkError) as lost:
        publisher(house).publish(KEY, words(pictures=(Attached(content=PICTURE, media_type="image/png"),)))

    assert (type(lost.value), lost.value.permanent, house.shown()) == (NetworkError, False, [])


def test_post_of_another_account_is_not_taken_back(house: House) -> None:
    house.say("It burns!")

    with pytest.raises(NetworkError, match="another account"):
        publisher(house).delete(f"{ANN}/3ann0")

    assert (ANN, "3ann0") in house.records


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"account": ""}, "Say which account it is: enter its handle, such as name.bsky.social."),
        ({"server": "my server"}, "'my server' is no address of a server. It should begin with https://"),
    ],
)
def test_setting_that_is_wrong_is_told(house: House, settings: dict[str, str], says: str) -> None:
    account = replace(house.account, settings={**house.settings, **settings})

    assert BlueskyPublisher(account, house.tools).identify().says == says
    assert refused_by(lambda: BlueskyPublisher(account, house.tools).publish(KEY, words())) == says
    assert refused_by(lambda: BlueskyPublisher(account, house.tools).delete(f"{US}/3a")) == says


def spans(text: str) -> list[tuple[str, str]]:
    """What each facet stands on, and what it is."""
    found = []
    for facet in facets(text, {"ann.test": ANN, "us.test": US}.get):
        index, (feature,) = facet["index"], facet["features"]
        stands_on = text.encode()[index["byteStart"] : index["byteEnd"]].decode()
        found.append((stands_on, feature.get("uri") or feature.get("did") or feature.get("tag")))
    return found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("🔥 see https://example.com/ä?b=c.", [("https://example.com/ä?b=c", "https://example.com/ä?b=c")]),
        ("@ann.test, and (@Us.Test)", [("@ann.test", ANN), ("@Us.Test", US)]),
        ("@nobody.test a@ann.test @ann", []),
        ("Stop #Batch17! #17 # #ß", [("#Batch17", "Batch17"), ("#ß", "ß")]),
        ("字 #火事、 https://a.example/#b", [("#火事、", "火事、"), ("https://a.example/#b", "https://a.example/#b")]),
        (f"#{'a' * 64} #{'b' * 65}", [(f"#{'a' * 64}", "a" * 64)]),
    ],
)
def test_links_mentions_and_hashtags_stand_on_their_bytes(text: str, found: list[tuple[str, str]]) -> None:
    assert spans(text) == found


@given(st.lists(st.sampled_from(["🔥", "é", " ", "\n", "https://a.example/b", "@ann.test", "#tag", "(", ")", "."])))
def test_facets_never_overlap_and_never_cut_a_sign(parts: list[str]) -> None:
    text = "".join(parts)
    edges = [edge for one in facets(text, {"ann.test": ANN}.get) for edge in one["index"].values()]

    assert edges == sorted(edges)
    assert [text.encode()[edge : edge + 1] for edge in edges if not _is_edge(text.encode(), edge)] == []


def _is_edge(content: bytes, at: int) -> bool:
    return at == len(content) or content[at] & 0xC0 != 0x80


@given(st.text(), st.text())
def test_each_delivery_has_a_name_of_its_own(one: str, other: str) -> None:
    assert len(record_key(one)) == 13
    assert (record_key(one) == record_key(other)) == (one == other)
