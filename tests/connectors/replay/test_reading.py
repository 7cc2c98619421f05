import json
import tracemalloc
from pathlib import Path

import pytest

from firewarden.connectors.replay.columns import Field
from firewarden.connectors.replay.options import Format, Options
from firewarden.connectors.replay.reading import Progress, read
from firewarden.connectors.replay.tally import Reason, Repair
from firewarden.vocabulary.clock import from_iso
from firewarden.vocabulary.errors import BadInput
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.intake import Fetched, Unreadable
from firewarden.vocabulary.post import Attachment, Author, Post, PostKind
from tests.connectors.replay.recordings import line, posts, read_all, reasons, texts, write


def test_line_of_json_becomes_a_post_with_its_bytes(tmp_path: Path) -> None:
    text = line(platform="Twitter", lang="en-US", likes=3, url="https://x.com/ana/1")
    items, recording = read_all(tmp_path, text + "\n", Options(source=SourceId("export")))
    post = Post(
        key=PostKey("twitter:1"),
        platform="twitter",
        source=SourceId("export"),
        created_at=from_iso("2024-05-01T10:00:00Z"),
        text="the ferry is late",
        author=Author(handle="ana"),
        url="https://x.com/ana/1",
        lang="en",
        likes=3,
    )
    assert items == [Fetched(post=post, raw=text.encode())]
    assert (recording.tally.read, recording.tally.fetched, recording.tally.rejected) == (1, 1, {})


def test_everything_a_network_tells_reaches_the_post(tmp_path: Path) -> None:
    tweet = {
        "created_at": "Tue Apr 11 00:07:44 +0000 2017",
        "id": 851593045034790912,
        "id_str": "851593045034790913",
        "text": "@Harborline where are we going? it has been three hours, what is hap… https://t.co/x",
        "extended_tweet": {"full_text": "@Harborline where are we going? it has been three hours, what is happening"},
        "source": '<a href="http://twitter.com/download/iphone" rel="nofollow">Twitter for iPhone</a>',
        "in_reply_to_status_id": 851593045034000000,
        "in_reply_to_status_id_str": "851593045034000001",
        "quoted_status_id": None,
        "user": {
            "id": 5,
            "screen_name": "@ana",
            "name": "Ana \u202eB.",
            "followers_count": 12,
            "verified": False,
            "created_at": "Thu Jan 01 00:00:00 +0000 2015",
        },
        "retweet_count": 7,
        "favorite_count": 1,
        "lang": "en",
        "extended_entities": {"media": [{"type": "photo", "media_url": "http://pic/a.jpg"}]},
    }
    items, recording = read_all(tmp_path, json.dumps(tweet))
    assert posts(items) == [
        Post(
            key=PostKey("twitter:851593045034790913"),
            platform="twitter",
            source=SourceId("replay"),
            created_at=from_iso("2017-04-11T00:07:44Z"),
            text="@Harborline where are we going? it has been three hours, what is happening",
            author=Author(
                handle="ana",
                name="Ana B.",
                followers=12,
                verified=False,
                created_at=from_iso("2015-01-01T00:00:00Z"),
            ),
            lang="en",
            kind=PostKind.REPLY,
            reply_to=PostKey("twitter:851593045034000001"),
            likes=1,
            reposts=7,
            has=frozenset({Attachment.IMAGE}),
        )
    ]
    assert "source" in recording.mapping.unused


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("name", ["posts.csv", "posts.gz", "posts"])
def test_content_decides_what_a_file_is_not_its_name(tmp_path: Path, name: str, packed: bool) -> None:
    path = write(tmp_path, line() + "\n" + line(id="2"), name=name, packed=packed)
    assert len(posts(list(read(path)))) == 2


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("packed", [False, True])
def test_wide_encodings_and_marks_are_seen(tmp_path: Path, encoding: str, packed: bool) -> None:
    path = write(tmp_path, (line(text="größer 🚢") + "\n").encode(encoding), packed=packed)
    items = list(read(path))
    assert texts(items) == ["größer 🚢"]


def test_windows_bytes_in_a_utf8_file_are_repaired_and_counted(tmp_path: Path) -> None:
    content = line(text="größer 🚢").encode() + b"\n" + line(id="2", text="caf#").encode().replace(b"#", b"\xe9")
    items, recording = read_all(tmp_path, content)
    assert texts(items) == ["größer 🚢", "café"]
    assert recording.tally.repaired == {Repair.ENCODING: 1, Repair.LOOSE_JSON: 1}


def test_encoding_that_a_person_names_is_used(tmp_path: Path) -> None:
    items, _ = read_all(tmp_path, line(text="поезд").encode("cp1251"), Options(encoding="cp1251"))
    assert texts(items) == ["поезд"]


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (b'{"id": 1, "text": "cut o', Reason.BROKEN_JSON),
        (b"Traceback (most recent call last):", Reason.BROKEN_JSON),
        (b"\xff\xfe\x00garbage", Reason.BROKEN_JSON),
        (b"[1, 2]", Reason.NOT_AN_OBJECT),
        (b'"text"', Reason.NOT_AN_OBJECT),
        (b"null", Reason.NOT_AN_OBJECT),
        (b'{"a":' * 100_000, Reason.TOO_DEEP),
        (b'{"id":"9","text":"no time"}', Reason.NO_TIME),
        (b'{"id":"9","text":"x","created_at":"soon"}', Reason.BAD_TIME),
        (b'{"id":"9","text":"x","created_at":"0000-00-00"}', Reason.IMPOSSIBLE_TIME),
        (b'{"id":"9","created_at":"2024-05-01T10:00:00Z"}', Reason.NO_TEXT),
        (b'{"id":"9","text":" \xe2\x80\xae ","created_at":"2024-05-01T10:00:00Z"}', Reason.NO_TEXT),
        (b'{"id":"9","text":["x"],"created_at":"2024-05-01T10:00:00Z"}', Reason.NO_TEXT),
    ],
)
def test_bad_line_is_handed_over_with_its_reason_and_its_neighbors_are_read(
    tmp_path: Path, bad: bytes, reason: Reason
) -> None:
    content = line().encode() + b"\n" + bad + b"\n" + line(id="2").encode() + b"\n"
    items, recording = read_all(tmp_path, content)
    assert items[1] == Unreadable(reason=reason, raw=bad[:2_000])
    assert [post.key for post in posts(items)] == ["file:1", "file:2"]
    assert (recording.tally.read, recording.tally.fetched, recording.tally.rejected) == (3, 2, {reason: 1})


@pytest.mark.parametrize(
    "odd",
    [
        '{"id":"9","text":"odd","created_at":"2024-05-01T10:00:00Z","likes":NaN,"reposts":-Infinity}',
        '{"id":"9","text":"odd","created_at":"2024-05-01T10:00:00Z"},',
        '\ufeff{"id":"9","text":"odd","created_at":"2024-05-01T10:00:00Z"}',
        '{"id":"9","text":"\x00o\x01dd","created_at":"2024-05-01T10:00:00Z"}',
        '{"id":"9","text":"odd","created_at":"2024-05-01T10:00:00Z","likes":' + "9" * 5_000 + "}",
        '{"id":"9","text":"odd","created_at":"2024-05-01T10:00:00Z","likes":1e999}',
    ],
)
def test_nearly_json_is_read_and_counted_as_loose(tmp_path: Path, odd: str) -> None:
    items, recording = read_all(tmp_path, line() + "\n" + odd + "\n")
    assert texts(items) == ["the ferry is late", "odd"]
    assert recording.tally.repaired[Repair.LOOSE_JSON] == 1


def test_half_a_letter_becomes_a_replacement_mark(tmp_path: Path) -> None:
    items, _ = read_all(tmp_path, '{"id":"9","text":"ship \\ud83d","created_at":"2024-05-01T10:00:00Z"}')
    assert texts(items) == ["ship \ufffd"]


def test_empty_lines_are_no_lines(tmp_path: Path) -> None:
    items, recording = read_all(tmp_path, f"\n\n{line()}\r\n  \n\x00\n")
    assert (len(items), recording.tally.read) == (1, 1)


@pytest.mark.parametrize("content", ["", "\n", "\ufeff"])
def test_empty_recording_has_no_posts(tmp_path: Path, content: str) -> None:
    items, recording = read_all(tmp_path, content)
    assert (items, recording.tally.read) == ([], 0)


def test_endless_line_is_rejected_without_being_held(tmp_path: Path) -> None:
    huge = b'{"text":"' + b"x" * 30_000_000 + b'"}'
    path = write(tmp_path, line().encode() + b"\n" + huge + b"\n" + line(id="2").encode())
    del huge
    tracemalloc.start()
    items = list(read(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert reasons(items) == [Reason.TOO_LONG]
    assert [len(item.raw) for item in items if isinstance(item, Unreadable)] == [2_000]
    assert [post.key for post in posts(items)] == ["file:1", "file:2"]
    assert peak < 20_000_000


def test_packed_file_that_breaks_off_gives_what_it_had_and_says_so(tmp_path: Path) -> None:
    path = Path(write(tmp_path, "\n".join(line(id=str(n), text=f"{n * n} boats") for n in range(2_000)), packed=True))
    path.write_bytes(path.read_bytes()[:-400])
    recording = read(str(path))
    items = list(recording)
    assert reasons(items)[-1] == Reason.DAMAGED_FILE
    assert texts(items)[:2] == ["0 boats", "1 boats"]
    assert len(texts(items)) > 1_000


def test_packed_files_put_behind_each_other_are_one(tmp_path: Path) -> None:
    first, second = (Path(write(tmp_path, line(id=n) + "\n", name=n, packed=True)).read_bytes() for n in ("1", "2"))
    items, _ = read_all(tmp_path, first + second + b"\0\0\0")
    assert [post.key for post in posts(items)] == ["file:1", "file:2"]


def test_missing_id_is_made_up_alike_for_alike_posts(tmp_path: Path) -> None:
    items, recording = read_all(tmp_path, "\n".join([line(id=None), line(id=None), line(id=None, author="ben")]))
    first, again, other = (post.key for post in posts(items))
    assert (first == again, first == other, first[:2]) == (True, False, "x:")
    assert recording.tally.repaired == {Repair.MADE_UP_ID: 3}


@pytest.mark.parametrize("rounded", [8.51593045034791e17, "8.51593E+17", "851593045034790912.0"])
def test_id_that_a_spreadsheet_rounded_is_none(tmp_path: Path, rounded: object) -> None:
    items, recording = read_all(tmp_path, line(id=rounded))
    assert posts(items)[0].key.startswith("x:")
    assert recording.tally.repaired == {Repair.ROUNDED_ID: 1, Repair.MADE_UP_ID: 1}


def test_small_id_written_as_a_fraction_is_whole(tmp_path: Path) -> None:
    items, _ = read_all(tmp_path, line(id=12.0) + "\n" + line(id="13.0"))
    assert [post.key for post in posts(items)] == ["file:12", "file:13"]


def test_links_that_are_no_pages_are_left_out(tmp_path: Path) -> None:
    urls = [
        "javascript:alert(1)",
        "data:text/html,x",
        "https://a.example/\u202egnp",
        "ftp://a",
        "https://a.example/x y",
    ]
    items, _ = read_all(tmp_path, "\n".join(line(id=str(n), url=url) for n, url in enumerate(urls)))
    assert [post.url for post in posts(items)] == [None, None, None, None, "https://a.example/x%20y"]


def test_kind_follows_from_what_a_post_points_at(tmp_path: Path) -> None:
    rows = [
        line(id="1", reply_to="7"),
        line(id="2", quote_of="7"),
        line(id="3", repost_of="7", quote_of="8"),
        line(id="4", text="RT @ana: the ferry is late"),
        line(id="5", rating=1),
        line(id="6", reply_to="null"),
    ]
    items, _ = read_all(tmp_path, "\n".join(rows))
    kinds = [PostKind.REPLY, PostKind.QUOTE, PostKind.REPOST, PostKind.REPOST, PostKind.REVIEW, PostKind.POST]
    assert [post.kind for post in posts(items)] == kinds
    assert posts(items)[0].reply_to == "file:7"


def test_where_takes_lines_that_hold_the_value(tmp_path: Path) -> None:
    brands: list[object] = ["Acme", "acme ", "Other", ["Acme", "Other"], None]
    content = "\n".join(line(id=str(n), brand=brand) for n, brand in enumerate(brands))
    items, recording = read_all(tmp_path, content, Options(where=(("brand", "ACME"),)))
    assert [post.key for post in posts(items)] == ["file:0", "file:1", "file:3"]
    assert (recording.tally.read, recording.tally.skipped) == (3, 2)


def test_where_on_two_columns_needs_both_and_twice_on_one_needs_either(tmp_path: Path) -> None:
    rows = [("a", "en"), ("b", "en"), ("c", "en"), ("a", "de")]
    content = "\n".join(line(id=str(n), brand=brand, lang=lang) for n, (brand, lang) in enumerate(rows))
    where = (("brand", "a"), ("brand", "b"), ("lang", "en"))
    items, _ = read_all(tmp_path, content, Options(where=where))
    assert [post.key for post in posts(items)] == ["file:0", "file:1"]


def test_where_on_a_column_that_is_not_there_is_an_error_not_an_empty_answer(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"There is no column 'brnad'.*id, created_at, author, text"):
        read_all(tmp_path, line(), Options(where=(("brnad", "Acme"),)))


def test_map_overrules_what_names_say(tmp_path: Path) -> None:
    content = line(text="the subject", story="the body", lang="english")
    items, recording = read_all(tmp_path, content, Options(columns=((Field.TEXT, "Story"),)))
    assert texts(items) == ["the body"]
    assert ("text", "story", "as you said") in recording.mapping.describe()


def test_map_to_a_column_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(
        BadInput, match=r"There is no column 'storry'\. The recording has: id, created_at, author, text\."
    ):
        read_all(tmp_path, line(), Options(columns=((Field.TEXT, "storry"),)))


def test_column_that_comes_late_is_read_from_then_on(tmp_path: Path) -> None:
    content = "\n".join([*(line(id=str(n)) for n in range(600)), line(id="late", likes=5, retweets="2")])
    items, _ = read_all(tmp_path, content)
    assert (posts(items)[-1].likes, posts(items)[-1].reposts, posts(items)[0].likes) == (5, 2, None)


def test_progress_counts_bytes_on_disk(tmp_path: Path) -> None:
    path = write(tmp_path, line() + "\n", packed=True)
    size = Path(path).stat().st_size
    recording = read(path)
    list(recording)
    assert recording.progress == Progress(size, size)


@pytest.mark.parametrize("form", ["jsonl", "json", "csv", "utf-16", "gzip"])
def test_reading_goes_on_exactly_behind_any_item(tmp_path: Path, form: str) -> None:
    rows = [line(id=str(n), text=f'say "hi" {n}\nand bye') for n in range(8)]
    rows[3] = '{"broken": '
    content: str | bytes = "\n".join(rows)
    if form == "json":
        content = "[" + ",\n ".join(rows[:3] + rows[4:]) + "]"
    elif form == "csv":
        content = "id,created_at,text\r\n" + "".join(
            f'{n},2024-05-01T10:00:00Z,"say ""hi"" {n}\r\nand bye"\r\n' if n != 3 else "ragged\r\n" for n in range(8)
        )
    elif form == "utf-16":
        content = str(content).encode("utf-16")
    path = write(tmp_path, content, packed=form == "gzip")
    whole = list(read(path))
    assert len(posts(whole)) == 7
    for stop in range(len(whole) + 1):
        with read(path) as first:
            taken = [next(first) for _ in range(stop)]
            assert taken + list(read(path, cursor=first.cursor)) == whole


def test_reading_does_not_go_on_in_another_file(tmp_path: Path) -> None:
    path = write(tmp_path, "\n".join(line(id=str(n)) for n in range(5)))
    with read(path) as recording:
        next(recording), next(recording)
    write(tmp_path, "\n".join(line(id=str(n), author="eve") for n in range(5)))
    with pytest.raises(BadInput, match="is not the recording that was being read"):
        read(path, cursor=recording.cursor)


@pytest.mark.parametrize("cursor", ["", "x", "5", "5:6", "-1:0:", "1:x:y"])
def test_cursor_of_somebody_else_is_refused(tmp_path: Path, cursor: str) -> None:
    with pytest.raises(BadInput):
        read(write(tmp_path, line()), cursor=cursor or "?")


@pytest.mark.parametrize(
    ("start", "message"),
    [(b"PK\x03\x04aaaaaaaaaaaaaaaaaaa", "an Excel workbook"), (b"SQLite format 3\0", "a SQLite database")],
)
def test_files_that_are_no_recordings_are_named(tmp_path: Path, start: bytes, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        read(write(tmp_path, start))


def test_missing_file_and_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"There is no file .*gone\.csv"):
        read(str(tmp_path / "gone.csv"))
    with pytest.raises(BadInput, match="is a folder"):
        read(str(tmp_path))


def test_format_that_a_person_names_is_used(tmp_path: Path) -> None:
    items, _ = read_all(tmp_path, "no json\n" * 9 + line(), Options(format=Format.JSONL))
    assert (len(texts(items)), len(reasons(items))) == (1, 9)
