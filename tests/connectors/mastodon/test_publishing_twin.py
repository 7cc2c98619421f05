"""The server that our publisher is tried on: others' client finds a Mastodon there, and it answers as real ones did."""

import json
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from mastodon import Mastodon, MastodonAPIError, MastodonNotFoundError

from firewarden.connectors.mastodon import home
from tests.connectors.mastodon.house import MastodonHouse
from tests.connectors.mastodon.test_recordings import inside, recorded
from tests.connectors.publishing.far import PICTURE, SECRET
from tests.connectors.publishing.suite import BEFORE, KEY, published, words


@pytest.fixture
def house() -> Iterator[MastodonHouse]:
    with MastodonHouse() as made:
        yield made


@pytest.fixture
def client(house: MastodonHouse) -> Mastodon:
    return Mastodon(access_token=SECRET, api_base_url=house.url, ratelimit_method="throw", request_timeout=5)


def test_client_publishes_once_under_one_key(house: MastodonHouse, client: Mastodon) -> None:
    first, again = (client.status_post("We know.", idempotency_key="k", visibility="public") for _ in range(2))

    assert (first.id, len(house.statuses)) == (again.id, 1)


def test_client_posts_pictures_edits_and_deletes(house: MastodonHouse, client: Mastodon) -> None:
    picture = client.media_post(PICTURE, mime_type="image/png", description="A red field")
    made = client.status_post("Sory.", media_ids=[picture], language="en", visibility="public")
    changed = client.status_update(made.id, status="Sorry.", media_ids=[picture])
    assert [(media.id, media.description) for media in changed.media_attachments] == [(picture.id, "A red field")]
    assert client.status_source(made.id).text == "Sorry."

    client.status_delete(made.id)
    with pytest.raises(MastodonNotFoundError):
        client.status_delete(made.id)
    with pytest.raises(MastodonAPIError, match="limit of 500"):
        client.status_post("a" * 501, visibility="public")


def test_what_we_publish_a_client_reads(house: MastodonHouse, client: Mastodon) -> None:
    made = published(house.publisher(), KEY, words("We <know>.\nAll of it."))

    ours = client.account_statuses(client.me().id, limit=40)

    assert [(str(status.id), status.content) for status in ours] == [
        (made.native_id, "<p>We &lt;know&gt;.\nAll of it.</p>")
    ]


def test_what_a_client_publishes_we_find(house: MastodonHouse, client: Mastodon) -> None:
    made = client.status_post("We know.", visibility="public")

    publisher = house.publisher()
    found = publisher.find(KEY, words("We know."), BEFORE)  # type: ignore[attr-defined]

    assert found.native_id == str(made.id)


@pytest.mark.mastodon
@pytest.mark.parametrize(
    ("names", "shape"),
    [
        ({"id", "uri", "content", "account", "created_at", "visibility"}, home.Status),
        ({"id", "type", "preview_url", "meta"}, home.Media),
        ({"id", "text", "spoiler_text"}, home.Source),
        ({"domain", "configuration", "registrations"}, home.Instance),
        ({"id", "acct", "source"}, home.Account),
        ({"statuses", "hashtags", "accounts"}, home.Found),
        ({"name", "website", "scopes"}, home.App),
    ],
)
def test_what_real_servers_answered_reads(names: set[str], shape: type[Any]) -> None:
    answers, _ = recorded("cassettes")
    found = [one for answer in answers for one in inside(answer, names)]

    assert found
    for one in found:
        msgspec.json.decode(json.dumps(one), type=shape)
