"""The scenario that ships: it has to look like the real thing."""

import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

import firewarden
from firewarden.steps.prepare.scenario import Scenario, Schedule, parse_scenario, play
from firewarden.vocabulary.clock import DAY, HOUR, from_iso
from firewarden.vocabulary.post import Post, PostKind

START = from_iso("2026-05-31T22:00:00Z")
TEXT = (Path(firewarden.__file__).parent / "scenarios" / "ebren-star.toml").read_text()
REAL_NAMES = (
    *("united", "delta", "ryanair", "lufthansa", "stena", "p&o", "tallink", "viking", "brittany ferries", "dfds"),
    *("finnlines", "moby", "grimaldi", "balearia", "baleària", "trasmediterranea", "color line", "calmac", "estonia"),
    *("twitter", "facebook", "instagram", "tiktok", "whatsapp", "amazon", "google", "apple", "spotify", "starbucks"),
)


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    return parse_scenario(TEXT)


@pytest.fixture(scope="module")
def posts(scenario: Scenario) -> list[Post]:
    return list(play(scenario, 7, start=START))


def own(posts: list[Post]) -> list[Post]:
    return [post for post in posts if post.kind is not PostKind.REPOST]


def day_of(post: Post) -> int:
    return (post.created_at - START) // DAY + 1


def test_volume_is_that_of_a_brand_people_know(posts: list[Post]) -> None:
    assert 20_000 < len(posts) < 26_000
    days = Counter(map(day_of, posts))
    assert all(300 <= days[day] <= 700 for day in range(1, 22))
    assert days[22] > 10 * max(days[day] for day in range(1, 22))
    assert days[22] > days[23] > days[24] > 700


def test_storm_rises_within_two_hours_stays_and_decays_in_waves(posts: list[Post]) -> None:
    hours = Counter((post.created_at - START) // HOUR - 21 * 24 for post in posts)
    assert hours[16] < 60
    assert hours[18] > 8 * hours[16]
    assert 18 < max(hours, key=lambda hour: hours[hour]) < 23
    night, day, next_night = (sum(hours[hour] for hour in range(at, at + 4)) for at in (26, 36, 50))
    assert day > night * 0.9
    assert next_night < day / 3


def test_languages_and_networks_are_mixed(posts: list[Post]) -> None:
    languages = Counter(post.lang for post in posts)
    networks = Counter(post.platform for post in posts)
    shares = {code: languages[code] / len(posts) for code in ("en", "es", "de", "fr", "ar")}
    assert shares["en"] > 0.5 > shares["es"] > 0.1
    assert shares["de"] > 0.08
    assert min(shares["fr"], shares["ar"]) > 0.015
    assert sum(languages.values()) == len(posts)
    assert min(networks[name] for name in ("bluesky", "mastodon", "reddit", "youtube", "forum", "reviews")) > 500


def test_two_stories_compete_and_a_rumor_runs(posts: list[Post]) -> None:
    english = [post.text.lower() for post in own(posts) if post.lang == "en" and day_of(post) >= 22]
    locked = sum("locked" in text for text in english)
    cuts = sum("management" in text or "six crew" in text or "understaffed" in text for text in english)
    dead = sum(bool(re.search(r"\b(dead|died)\b", text)) for text in english)
    assert locked > 200
    assert cuts > 150
    assert 60 < dead < locked
    before = [post.text.lower() for post in own(posts) if day_of(post) < 22]
    assert sum("locked in" in text or "understaffed" in text for text in before) == 0


def test_second_story_overtakes_the_first(posts: list[Post], scenario: Scenario) -> None:
    evening = Schedule(scenario, START).at("day 22 20:00")
    locked, cuts = (
        re.compile("locked|encerr|eingesperrt|verschlossen"),
        re.compile("management|six crew|recort|dividend"),
    )
    early = [post.text.lower() for post in own(posts) if day_of(post) == 22 and post.created_at < evening]
    late = [post.text.lower() for post in own(posts) if day_of(post) >= 23]
    assert sum(map(bool, map(locked.search, early))) > 3 * sum(map(bool, map(cuts.search, early)))
    assert sum(map(bool, map(cuts.search, late))) > sum(map(bool, map(locked.search, late)))


def test_every_key_post_is_there_in_its_words(posts: list[Post], scenario: Scenario) -> None:
    schedule = Schedule(scenario, START)
    written = {(schedule.at(post.at), post.handle, post.text) for post in scenario.posts}
    said = {(post.created_at, post.author.handle, post.text) for post in posts if post.author}
    assert written - said == set()
    assert len(written) == 18


def test_journalist_and_regulator_have_their_say(scenario: Scenario) -> None:
    texts = {post.name: post.text for post in scenario.posts}
    assert "I publish at 21:00" in texts["courier-asks"]
    assert "preliminary inquiry" in texts["regulator"]
    assert "NO fatalities" in texts["hospital-denies"]


def test_no_text_is_said_more_than_three_times(posts: list[Post]) -> None:
    assert max(Counter(post.text for post in own(posts)).values()) <= 3


def test_near_copies_are_few(posts: list[Post]) -> None:
    """Jaccard of three-word runs, handles, hashtags and links aside, of each tenth text against all."""
    runs = [_runs(post.text) for post in own(posts)]
    having = defaultdict(list)
    for number, found in enumerate(runs):
        for run in found:
            having[run].append(number)
    sample = range(0, len(runs), 10)
    copies = 0
    for number in sample:
        shared = Counter(other for run in runs[number] for other in having[run] if other != number)
        copies += any(same / len(runs[number] | runs[other]) >= 0.7 for other, same in shared.items())
    assert copies / len(sample) < 0.1


def test_a_few_accounts_have_most_followers_and_a_few_posts_most_likes(posts: list[Post]) -> None:
    followers = sorted({post.author.handle: post.author.followers or 0 for post in posts if post.author}.values())
    likes = sorted(post.likes for post in posts if post.likes is not None)
    for numbers in (followers, likes):
        assert sum(numbers[-len(numbers) // 20 :]) > 0.4 * sum(numbers)
        assert numbers[len(numbers) // 2] < sum(numbers) / len(numbers) / 2


def test_regulars_write_often_and_most_people_once_or_twice(posts: list[Post]) -> None:
    written = Counter(post.author.handle for post in own(posts) if post.author)
    assert sorted(written.values())[len(written) // 2] <= 3
    assert max(written.values()) > 40


def test_praise_and_jokes_come_in_between(posts: list[Post]) -> None:
    storm = [post for post in own(posts) if day_of(post) >= 22]
    assert sum("Ilse" in post.text for post in storm) > 20
    assert sum("sauna" in post.text.lower() or "escape room" in post.text.lower() for post in storm) > 10


def test_almost_every_text_names_the_brand_or_its_ship(posts: list[Post], scenario: Scenario) -> None:
    named = sum(any(word in post.text.lower() for word in scenario.company.words) for post in posts)
    assert 0.9 < named / len(posts) < 1.0


def test_nothing_real_is_named(posts: list[Post]) -> None:
    pattern = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in REAL_NAMES), re.IGNORECASE)
    assert [found[0] for found in map(pattern.search, [TEXT, *(post.text for post in posts)]) if found] == []


def test_no_slot_is_left_open(posts: list[Post]) -> None:
    assert [post.text for post in posts if "{" in post.text or "}" in post.text or "|" in post.text] == []


def test_links_lead_nowhere_real(posts: list[Post]) -> None:
    hosts = {host for post in posts for host in re.findall(r"https?://([^/\s]+)", f"{post.text} {post.url}")}
    assert [host for host in hosts if not host.endswith(".example")] == []


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = re.findall(r"\w+", re.sub(r"https?://\S+|[@#]\w+", "", text.lower()))
    return frozenset(zip(words, words[1:], words[2:], strict=False)) or frozenset([tuple(words)])
