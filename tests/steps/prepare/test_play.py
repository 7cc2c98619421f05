import os
import subprocess
import sys
from collections import Counter

import pytest

from firewarden.steps.prepare.scenario import Schedule, parse_scenario, play, to_line
from firewarden.steps.prepare.scenario.schedule import offset_of
from firewarden.vocabulary.clock import DAY, HOUR, MINUTE, Instant, from_iso, iso
from firewarden.vocabulary.errors import BadInput
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.post import Attachment, Author, Post, PostKind, post_key
from tests.steps.prepare.written import SMALL, changed

START = from_iso("2024-05-06T00:00:00Z")  # a Monday
SCENARIO = parse_scenario(SMALL)


def posts(seed: int = 7, text: str = SMALL) -> list[Post]:
    return list(play(parse_scenario(text), seed, start=START))


def test_same_seed_gives_the_same_posts_and_another_seed_others() -> None:
    assert posts(7) == posts(7)
    assert [post.text for post in posts(7)] != [post.text for post in posts(8)]


def test_posts_come_in_the_order_of_time_within_the_scenario() -> None:
    times = [post.created_at for post in posts()]
    assert times == sorted(times)
    assert times[0] >= START
    assert times[-1] < START + 8 * DAY


def test_keys_are_unique() -> None:
    keys = [post.key for post in posts()]
    assert len(keys) == len(set(keys))


def test_key_posts_come_exactly_as_written() -> None:
    first = next(post for post in posts() if post.author and post.author.handle == "edna")
    assert first == Post(
        key=first.key,
        platform="mastodon",
        source=SourceId("scenario"),
        created_at=from_iso("2024-05-13T09:30:00Z"),
        text="Who puts salt into a plum cake? @plumfield",
        author=Author(
            handle="edna", name="Edna Pell", followers=900, verified=False, created_at=Instant(START - 1_500 * DAY)
        ),
        url=first.url,
        lang="en",
        likes=12,
        reposts=20,
        replies=5,
        has=frozenset({Attachment.IMAGE}),
    )


def test_key_post_that_answers_another_points_at_it() -> None:
    made = {post.author.handle: post for post in posts() if post.author}
    assert (made["the_gazette"].kind, made["the_gazette"].reply_to) == (PostKind.REPLY, made["edna"].key)


def test_reposts_carry_the_text_and_the_key_of_the_original() -> None:
    made = posts()
    by_key = {post.key: post for post in made}
    reposts = [post for post in made if post.kind is PostKind.REPOST]
    assert len(reposts) > 20
    for post in reposts:
        assert post.repost_of is not None
        original = by_key[post.repost_of]
        assert (post.text, post.created_at > original.created_at) == (original.text, True)


def test_declared_reposts_happen_behind_the_post() -> None:
    made = posts()
    first = next(post for post in made if post.author and post.author.handle == "edna")
    spread = [post for post in made if post.repost_of == first.key]
    assert 15 <= len(spread) <= 60
    assert sorted(post.created_at for post in spread)[len(spread) // 2] - first.created_at < 90 * MINUTE


def test_answers_follow_the_post_they_answer_on_its_network() -> None:
    made = posts()
    by_key = {post.key: post for post in made}
    answers = [post for post in made if post.kind in (PostKind.REPLY, PostKind.QUOTE)]
    assert len(answers) > 10
    for post in answers:
        other = by_key[PostKey(post.reply_to or post.quote_of or "")]
        assert (post.platform, post.lang) == (other.platform, other.lang)
        assert post.created_at > other.created_at


def test_networks_without_reposts_have_none_and_give_stars() -> None:
    reviews = [post for post in posts() if post.platform == "reviews"]
    assert {post.kind for post in reviews} == {PostKind.REVIEW}
    assert {(post.reposts, post.replies) for post in reviews} == {(None, None)}
    happy = [post for post in reviews if post.created_at < START + 7 * DAY]
    assert {post.rating for post in happy} == {4.0, 5.0}
    assert 1.0 in {post.rating for post in reviews}


def test_rates_follow_what_the_phases_declare() -> None:
    schedule = Schedule(SCENARIO, START)
    days = [0.0] * 8
    for hour in range(8 * 24):
        days[hour // 24] += schedule.rate(Instant(START + hour * HOUR + 30 * MINUTE)) / 24
    assert [round(day) for day in days] == [60] * 7 + [500]
    counts = [0] * 8
    for seed in range(5):
        for post in posts(seed, changed("reposts = 20", "reposts = 0").replace("replies = 5", "replies = 0")):
            counts[(post.created_at - START) // DAY] += 1
    means = [count / 5 for count in counts]
    assert all(abs(mean - 60) < 14 for mean in means[:7])
    assert abs(means[7] - 500) < 120


def test_nobody_writes_at_night_where_the_calendar_says_so() -> None:
    calm = [post for post in posts() if post.created_at < START + 7 * DAY and post.kind is not PostKind.REPLY]
    by_hour = Counter((post.created_at - START) % DAY // HOUR for post in calm if post.kind is not PostKind.REPOST)
    assert [by_hour[hour] for hour in (0, 1, 2, 3, 4, 5)] == [0] * 6


def test_weekday_and_clock_are_those_of_the_place() -> None:
    schedule = Schedule(SCENARIO, START)
    assert [schedule.weekday(Instant(START + day * DAY)) for day in range(8)] == [0, 1, 2, 3, 4, 5, 6, 0]
    assert schedule.clock(Instant(START + 9 * HOUR + 33 * MINUTE)) == "9:30"
    east = parse_scenario(changed("utc_offset = 0.0", "utc_offset = 2.0"))
    assert Schedule(east, Instant(START - 2 * HOUR)).weekday(Instant(START - 2 * HOUR)) == 0


def test_moments_can_be_asked_by_name() -> None:
    schedule = Schedule(SCENARIO, START)
    assert iso(schedule.moment("first")) == "2024-05-13T09:30:00Z"
    assert iso(schedule.at("day 8 10:30")) == "2024-05-13T10:30:00Z"
    assert iso(schedule.end) == "2024-05-14T00:00:00Z"


@pytest.mark.parametrize(
    ("written", "offset"), [("day 1", 0), ("day 2 00:30", DAY + 30 * MINUTE), (" day 1 1:00:05 ", HOUR + 5_000_000)]
)
def test_times_are_counted_from_the_first_day(written: str, offset: int) -> None:
    assert offset_of(written) == offset


@pytest.mark.parametrize("written", ["day 0", "day 1 25:00", "day 1 10:61", "10:00", "monday", ""])
def test_times_that_make_no_sense_are_refused(written: str) -> None:
    with pytest.raises(BadInput, match=r"Write it as in: day 22 17:40\."):
        offset_of(written)


def test_line_leaves_out_what_is_unknown() -> None:
    post = Post(
        key=post_key("forum", "7"),
        platform="forum",
        source=SourceId("s"),
        created_at=START,
        text="größer",
        author=Author(handle="ana", followers=3),
        has=frozenset({Attachment.VIDEO, Attachment.IMAGE}),
        reply_to=post_key("forum", "5"),
    )
    assert to_line(post).decode() == (
        '{"id":"7","created_at":"2024-05-06T00:00:00Z","platform":"forum","kind":"post","text":"größer",'
        '"reply_to":"5","author":"ana","followers":3,"has":["image","video"]}'
    )


def test_play_does_not_depend_on_the_process() -> None:
    program = (
        "import hashlib, sys\n"
        "from firewarden.steps.prepare.scenario import parse_scenario, play, to_line\n"
        "scenario = parse_scenario(sys.stdin.read())\n"
        "lines = b'\\n'.join(map(to_line, play(scenario, 7, start=1_714_953_600_000_000)))\n"
        "print(hashlib.sha256(lines).hexdigest())\n"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            input=SMALL,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1
