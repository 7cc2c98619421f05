import pytest

from firewarden.connectors.replay.columns import Field
from firewarden.connectors.replay.mapping import detect
from firewarden.connectors.replay.naming import platform_named

DAY = "2024-05-01T10:00:00Z"


def mapped(record: dict[str, object], rows: int = 3) -> dict[str, str]:
    return {field: column for field, column, _ in detect([record] * rows).describe()}


@pytest.mark.parametrize(
    ("record", "columns"),
    [
        ({"id": 1, "created_at": DAY, "text": "x"}, {"id": "id", "created_at": "created_at", "text": "text"}),
        (
            {"Tweet Id": 1, "Date": DAY, "Full Text": "x", "User Screen Name": "a", "Retweet Count": 1},
            {
                "id": "Tweet Id",
                "created_at": "Date",
                "text": "Full Text",
                "author": "User Screen Name",
                "reposts": "Retweet Count",
            },
        ),
        (
            {"reviewId": "r", "userName": "a", "content": "x y", "score": 4, "thumbsUpCount": 2, "at": DAY},
            {
                "id": "reviewId",
                "created_at": "at",
                "text": "content",
                "author": "userName",
                "likes": "thumbsUpCount",
            },
        ),
        (
            {"id": "a", "created_utc": 1491869264, "title": "T", "selftext": "x", "score": 4, "num_comments": 3},
            {
                "id": "id",
                "created_at": "created_utc",
                "text": "selftext",
                "title": "title",
                "likes": "score",
                "replies": "num_comments",
            },
        ),
        (
            {
                "uri": "at://a/1",
                "author": {"handle": "a.bsky.social", "displayName": "A"},
                "record": {"text": "x", "createdAt": DAY, "reply": {"parent": {"uri": "at://b/2"}}},
                "likeCount": 1,
            },
            {
                "id": "uri",
                "url": "uri",
                "created_at": "record.createdAt",
                "text": "record.text",
                "author": "author.handle",
                "author_name": "author.displayName",
                "likes": "likeCount",
                "reply_to": "record.reply.parent",
            },
        ),
        (
            {
                "id": "1",
                "created_at": DAY,
                "text": "x",
                "author.username": "a",
                "author.public_metrics.followers_count": "5",
                "public_metrics.like_count": "1",
                "referenced_tweets.replied_to.id": "7",
                "author.created_at": DAY,
            },
            {
                "id": "id",
                "created_at": "created_at",
                "text": "text",
                "author": "author.username",
                "followers": "author.public_metrics.followers_count",
                "author_since": "author.created_at",
                "likes": "public_metrics.like_count",
                "reply_to": "referenced_tweets.replied_to.id",
            },
        ),
        (
            {"id": 1, "date": DAY, "text": "x", "source": "Twitter for iPhone"},
            {"id": "id", "created_at": "date", "text": "text"},
        ),
        (
            {"id": 1, "date": DAY, "text": "x", "source": "Reddit"},
            {"id": "id", "created_at": "date", "text": "text", "platform": "source"},
        ),
    ],
)
def test_columns_are_mapped_by_their_names(record: dict[str, object], columns: dict[str, str]) -> None:
    assert mapped(record) == columns


def test_score_from_one_to_five_is_a_rating_when_nobody_can_reply() -> None:
    rows = [{"reviewId": n, "content": "x y", "at": DAY, "score": 1 + n % 5} for n in range(6)]
    assert ("rating", "score", "by its name") in detect(rows).describe()
    rows[5]["score"] = 17
    assert ("likes", "score", "by its name") in detect(rows).describe()


def test_time_and_text_are_guessed_where_no_name_tells() -> None:
    rows: list[dict[str, object]] = [
        {"k1": n, "k2": f"2024-05-0{n} 10:00", "k3": "https://a.example/long/link/to/nowhere", "k4": "late again"}
        for n in range(1, 4)
    ]
    assert detect(rows).describe() == [
        ("created_at", "k2", "100% of its values are times"),
        ("text", "k4", "it holds sentences, 10 characters on average"),
    ]


def test_needed_field_that_is_not_found_is_said() -> None:
    mapping = detect([{"id": 1, "text": "late again"}] * 3)
    assert mapping.missing == [Field.CREATED_AT]
    assert mapping.describe()[-1] == ("created_at", "", "not found; say it with --map created_at=COLUMN")


def test_title_stands_in_for_the_text() -> None:
    assert detect([{"id": 1, "date": DAY, "title": "late again"}]).missing == []


def test_ratings_up_to_ten_are_noticed() -> None:
    rows: list[dict[str, object]] = [{"id": n, "date": DAY, "text": "x", "rating": n} for n in range(1, 9)]
    mapping = detect(rows)
    assert (mapping.best, mapping.notes) == (10.0, ["Ratings go up to 10 and are brought to 5."])


def test_columns_that_are_read_by_nobody_are_listed() -> None:
    assert detect([{"id": 1, "date": DAY, "text": "x", "brand": "Acme"}]).unused == ["brand"]


@pytest.mark.parametrize(
    ("name", "platform"),
    [
        ("Twitter", "twitter"),
        ("X", "twitter"),
        ("https://www.reddit.com/r/x/1", "reddit"),
        ("twitter.com", "twitter"),
        ("Google Play", "googleplay"),
        ("Twitter for iPhone", None),
        ("https://a.example/x", None),
        ("", None),
    ],
)
def test_platform_is_known_by_name_or_link(name: str, platform: str | None) -> None:
    assert platform_named(name) == platform
