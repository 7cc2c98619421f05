"""Publishing on Mastodon: the laws of all publishers, and what is its own."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from firewarden.connectors.mastodon.publisher import PUBLISHING, MastodonPublisher
from firewarden.vocabulary.clock import HOUR, MINUTE, Instant
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.publishing import Attached, Length, Uncertain
from tests.connectors.mastodon.house import HOST, MastodonHouse
from tests.connectors.publishing.far import PICTURE, Mood, refused_by
from tests.connectors.publishing.suite import BEFORE, KEY, OTHER, PublisherSuite, published, words
from tests.connectors.tools import NOON

RED = Attached(content=PICTURE, media_type="image/png", alt="A red field")


class TestMastodon(PublisherSuite):
    RIG = MastodonHouse


@pytest.fixture
def house() -> Iterator[MastodonHouse]:
    with MastodonHouse() as made:
        yield made


def publisher(house: MastodonHouse, **settings: str) -> MastodonPublisher:
    return MastodonPublisher(replace(house.account, settings={**house.settings, **settings}), house.tools)


def texts(house: MastodonHouse) -> list[str]:
    """Of ours, as they were typed."""
    return [house.typed[name] for name, status in house.statuses.items() if status["account"]["username"] == "us"]


def test_key_is_known_for_an_hour_and_no_longer(house: MastodonHouse) -> None:
    """Why `repeats_within` is what it is."""
    published(publisher(house), KEY, words())
    house.at = Instant(NOON + HOUR - MINUTE)
    published(publisher(house), KEY, words())
    assert len(house.shown()) == 1

    house.at = Instant(NOON + HOUR)
    published(publisher(house), KEY, words())
    assert len(house.shown()) == 2
    assert PUBLISHING.repeats_within == HOUR


def test_same_words_twice_are_for_a_person_to_tell_apart(house: MastodonHouse) -> None:
    for key in (KEY, OTHER):
        published(publisher(house), key, words())

    with pytest.raises(NetworkError, match="more than once"):
        publisher(house).find(KEY, words(), BEFORE)


def test_older_post_of_the_same_words_is_not_found(house: MastodonHouse) -> None:
    house.at = Instant(BEFORE - MINUTE)
    published(publisher(house), OTHER, words())
    house.at = NOON

    assert publisher(house).find(KEY, words(), BEFORE) is None


def test_post_is_found_behind_more_than_a_page_of_others(house: MastodonHouse) -> None:
    made = published(publisher(house), KEY, words())
    for number in range(45):
        house._keep(f"Answer {number}", "7")

    found = publisher(house).find(KEY, words(), BEFORE)

    assert found == made


@pytest.mark.parametrize("remote", ["", "other.example"])
def test_answer_names_whom_it_is_for(house: MastodonHouse, remote: str) -> None:
    house.remote = remote
    complaint = house.say("It burns!")
    name = "ann@other.example" if remote else "ann"

    published(publisher(house), KEY, words("We look.", reply_to=complaint))
    published(publisher(house), OTHER, words(f"We know, @{name}.", reply_to=complaint))

    assert texts(house) == [f"@{name} We look.", f"We know, @{name}."]


def test_answer_is_found_with_the_name_in_front(house: MastodonHouse) -> None:
    complaint = house.say("It burns!")
    made = published(publisher(house), KEY, words("We look.", reply_to=complaint))
    published(publisher(house), OTHER, words("We look."))

    assert publisher(house).find(KEY, words("We look.", reply_to=complaint), BEFORE) == made


@pytest.mark.parametrize(
    ("parent", "ours", "seen"),
    [
        ("public", "", "public"),
        ("public", "unlisted", "unlisted"),
        ("unlisted", "public", "unlisted"),
        ("private", "public", "private"),
        ("direct", "unlisted", "direct"),
        ("limited", "public", "private"),
    ],
)
def test_answer_is_seen_by_no_more_people_than_the_post(
    house: MastodonHouse, parent: str, ours: str, seen: str
) -> None:
    complaint = house.say("It burns!", visibility=parent)

    published(publisher(house, visibility=ours), KEY, words(reply_to=complaint))

    assert [status["visibility"] for status in house.statuses.values()] == [parent, seen]


def test_post_of_another_server_is_answered_by_its_name_there(house: MastodonHouse) -> None:
    house.remote = "other.example"
    complaint = house.say("It burns!")
    assert complaint.startswith("mastodon:https://other.example/")

    published(publisher(house), KEY, words(reply_to=complaint))

    assert [shown.reply_to for shown in house.shown()] == [complaint]


def test_limits_are_those_of_the_server(house: MastodonHouse) -> None:
    house.most, house.largest = 5000, 2_000_000
    one = publisher(house)

    published(one, KEY, words("a" * 4000))

    assert one.publishing.picture_bytes == 2_000_000
    assert one.publishing.length == replace(PUBLISHING.length or Length(most=1), most=5000)
    assert refused_by(lambda: one.publish(OTHER, words("a" * 5001))).startswith("The text is longer than the 5,000")


def test_old_server_has_the_usual_limits(house: MastodonHouse) -> None:
    house.old = True

    assert publisher(house).identify().works
    assert refused_by(lambda: publisher(house).publish(KEY, words("a" * 501))).startswith("The text is longer")


def test_name_in_front_counts(house: MastodonHouse) -> None:
    house.remote = "a-very-long-name-of-a-server.example"
    complaint = house.say("It burns!")

    published(publisher(house), KEY, words("a" * 495, reply_to=complaint))
    assert refused_by(lambda: publisher(house).publish(OTHER, words("a" * 496, reply_to=complaint)))


def test_picture_is_waited_for(house: MastodonHouse) -> None:
    house.slow = 3

    published(publisher(house), KEY, words(pictures=(RED,)))

    assert [shown.pictures for shown in house.shown()] == [("A red field",)]
    assert [asked.path for asked in house.asked].count("/api/v1/media/1") == 3


def test_picture_that_takes_too_long_is_tried_later(house: MastodonHouse) -> None:
    house.slow = 1000

    with pytest.raises(NetworkError) as late:
        publisher(house).publish(KEY, words(pictures=(RED,)))

    assert (late.value.permanent, late.value.retry_after, house.shown()) == (False, 60.0, [])


def test_picture_whose_upload_is_lost_has_published_nothing(house: MastodonHouse) -> None:
    house.publishes = lambda asked: asked.path.endswith("/media")  # type: ignore[method-assign]
    house.be(Mood.LOST)

    with pytest.raises(NetworkError) as lost:
        publisher(house).publish(KEY, words(pictures=(RED,)))

    assert (type(lost.value), house.shown()) == (NetworkError, [])


def test_edit_keeps_pictures_language_and_name(house: MastodonHouse) -> None:
    complaint = house.say("It burns!")
    made = published(publisher(house), KEY, words("Sory.", reply_to=complaint, pictures=(RED,), language="en"))

    publisher(house).edit(made.native_id, words("Sorry."))

    (shown,) = house.shown()
    assert (shown.text, shown.pictures, shown.language) == ("Sorry.", ("A red field",), "en")
    assert texts(house) == ["@ann Sorry."]


def test_edit_of_what_is_gone_says_so(house: MastodonHouse) -> None:
    assert refused_by(lambda: publisher(house).edit("1", words())) == "The post is gone: there is nothing to change."


def test_token_that_may_not_write_does_not_work(house: MastodonHouse) -> None:
    house.scopes = ["read"]

    found = publisher(house).identify()

    assert (found.works, found.name) == (False, f"us@{HOST}")
    assert "write:statuses" in found.says


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"server": ""}, "Say on which server the account is, such as mastodon.social."),
        ({"server": "my server"}, "Say on which server the account is, such as mastodon.social."),
        ({"visibility": "all"}, "'all' is nobody to show it to; there are public, unlisted, private, direct."),
    ],
)
def test_setting_that_is_wrong_is_told(house: MastodonHouse, settings: dict[str, str], says: str) -> None:
    assert refused_by(lambda: publisher(house, **settings).publish(KEY, words())) == says


def test_post_whose_time_cannot_be_read_is_not_called_published(house: MastodonHouse) -> None:
    house._shape.status = lambda *_, **more: {"account": {}, **more, "created_at": "noon"}  # type: ignore[method-assign]

    assert isinstance(publisher(house).publish(KEY, words()), Uncertain)
    assert len(house.statuses) == 1
