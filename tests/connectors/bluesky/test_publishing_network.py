"""The laws of publishers on a real network: what we send is what its servers take and give to everybody."""

from collections.abc import Iterator
from typing import ClassVar

import pytest
from atproto import models

from firewarden.vocabulary.publishing import Attached
from tests.connectors.bluesky.sky import Sky
from tests.connectors.bluesky.skyline import Skyline
from tests.connectors.publishing.far import PICTURE
from tests.connectors.publishing.suite import KEY, PublisherSuite, published, words

pytestmark = [pytest.mark.bluesky, pytest.mark.xdist_group("bluesky")]


@pytest.fixture
def far(sky: Sky) -> Iterator[Skyline]:
    Skyline.sky = sky
    with Skyline() as made:
        yield made


class TestRealBluesky:
    """Those laws that rest on what its server does."""

    RIG: ClassVar[type[Skyline]] = Skyline
    test_publication = PublisherSuite.test_publication_is_what_was_handed_over
    test_repeat = PublisherSuite.test_repeat_under_one_key_is_one_publication
    test_twins = PublisherSuite.test_same_words_under_two_keys_are_two_publications
    test_answer = PublisherSuite.test_answer_stands_under_the_post_it_answers
    test_missing = PublisherSuite.test_answer_to_a_post_that_is_gone_is_refused
    test_length = PublisherSuite.test_length_is_counted_as_the_network_counts
    test_lost = PublisherSuite.test_what_nobody_knows_may_be_repeated
    test_found = PublisherSuite.test_what_went_out_is_found
    test_not_found = PublisherSuite.test_what_did_not_go_out_is_not_found
    test_deletion = PublisherSuite.test_deletion_leaves_the_others
    test_account = PublisherSuite.test_account_says_who_it_is


def test_thread_with_pictures_is_there_for_everybody(far: Skyline) -> None:
    """Read without a key, and by the rules of the network's own library."""
    publisher, picture = far.publisher(), Attached(content=PICTURE, media_type="image/png", alt="A red field")
    texts = (f"1 🔥 We know. @{far.other.handle} https://example.com/ä #Batch17", "2 We do.", "3 Next at noon.")
    keys, before = [], far.say("It burns!")
    for number, text in enumerate(texts):
        made = published(publisher, f"{KEY}:{number}", words(text, reply_to=before, pictures=(picture,), language="en"))
        assert made.key is not None
        keys.append(before := made.key)

    assert [shown.text for shown in far.shown()] == list(texts)
    assert [shown.reply_to for shown in far.shown()][1:] == keys[:2]
    assert [shown.pictures for shown in far.shown()] == [("A red field",)] * 3
    assert {record["value"]["reply"]["root"]["uri"].split("/")[2] for record in far.records()} == {far.other.did}
    first = min((record["value"] for record in far.records()), key=lambda value: value["text"])
    read = models.get_or_create(first, models.AppBskyFeedPost.Record)
    assert [first["text"].encode()[f.index.byte_start : f.index.byte_end].decode() for f in read.facets] == [
        f"@{far.other.handle}",
        "https://example.com/ä",
        "#Batch17",
    ]
    assert read.facets[0].features[0].did == far.other.did


def test_of_two_attempts_at_once_one_makes_the_post(far: Skyline) -> None:
    made = published(far.publisher(), KEY, words("First"))
    far.blind = 1

    assert published(far.publisher(), KEY, words("Second")) == made
    assert [shown.text for shown in far.shown()] == ["First"]


def test_password_that_was_revoked_is_not_taken(far: Skyline) -> None:
    publisher = far.publisher()
    assert publisher.identify().works

    far.sky.ask("server.revokeAppPassword", {"name": "Firewarden"}, f"Bearer {far.us.key}")

    found = far.publisher().identify()
    assert (found.works, "Make a fresh app password" in found.says) == (False, True)
