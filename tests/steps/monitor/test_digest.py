"""When a digest is due, and what it says in how many characters."""

from datetime import datetime

import pytest

from firewarden.steps.monitor.digest import LONGEST, fit, last_period, told
from firewarden.vocabulary.clock import DAY, HOUR, MINUTE, Instant
from firewarden.vocabulary.digest import About, BrandNews, Every, Schedule, Waiting
from firewarden.vocabulary.said import NOTHING, Said

NOW = Instant(1_491_854_400_000_000)
DAILY = Schedule(every=Every.DAY, minute=8 * 60 + 30)
MONDAYS = Schedule(every=Every.WEEK, minute=7 * 60, day=0)


@pytest.mark.parametrize(
    ("schedule", "local", "expected"),
    [
        (DAILY, "2026-11-22 08:30", ("2026-11-22", "2026-11-21 08:30", "2026-11-22 08:30")),
        (DAILY, "2026-11-22 20:30", ("2026-11-22", "2026-11-21 08:30", "2026-11-22 08:30")),
        (DAILY, "2026-11-22 20:31", None),
        (DAILY, "2026-11-22 08:29", None),
        (MONDAYS, "2026-11-23 07:00", ("2026-11-23", "2026-11-16 07:00", "2026-11-23 07:00")),
        (MONDAYS, "2026-11-23 06:59", None),
        (MONDAYS, "2026-11-24 07:00", None),
        (
            Schedule(every=Every.DAY, minute=23 * 60),
            "2026-01-01 01:00",
            ("2025-12-31", "2025-12-30 23:00", "2025-12-31 23:00"),
        ),
        (Schedule(every=Every.NEVER, minute=0), "2026-11-22 00:00", None),
    ],
)
def test_the_period_that_came_due_last(schedule: Schedule, local: str, expected: tuple[str, ...] | None) -> None:
    found = last_period(schedule, datetime.fromisoformat(local))
    assert (found and (found.key, f"{found.since:%Y-%m-%d %H:%M}", f"{found.until:%Y-%m-%d %H:%M}")) == expected


def test_a_quiet_brand_says_so_in_two_lines() -> None:
    news = BrandNews(name="Acme", now=NOW, mentions=3)
    assert (news.quiet, told(news)) == (True, ["Acme", "3 mentions; what is usual is not known yet."])


def test_a_bad_day_line_by_line() -> None:
    storm = About(label="ACME-7", level=3, title=Said("No power for 20 minutes"))
    news = BrandNews(
        name="Acme",
        now=NOW,
        mentions=1234,
        hostile=700,
        seen=1200,
        usual=310.4,
        fired=(("hostile", 2), ("volume", 1)),
        undecided=1,
        opened=(storm, About(label="ACME-8", level=2)),
        closed=(About(label="ACME-5", level=1, title=Said("Lost bags")),),
        waiting=(
            Waiting(
                about=storm,
                people=1,
                approvals=2,
                tasks=(
                    (Said("Call the harbor"), "Alice", Instant(NOW - HOUR)),
                    (Said("Stop the ads"), "", Instant(NOW + HOUR)),
                    (Said("Ask legal"), "Bob", None),
                    (Said("Rest"), "Bob", Instant(NOW + 2 * HOUR)),
                ),
                update_at=Instant(NOW - 30 * MINUTE),
            ),
        ),
        blind=(("Mastodon", Instant(NOW - DAY)),),
        lost=90 * MINUTE,
    )
    assert not news.quiet
    assert told(news) == [
        "Acme",
        "1,234 mentions, 700 of them hostile; where it is known what is usual: 1,200 against 310.",
        "Alarms: hostile: 2, volume: 1.",
        "1 alarm waits for somebody to decide.",
        "Opened: ACME-7, level 3: No power for 20 minutes",
        "Opened: ACME-8, level 2 (restricted)",
        "Closed: ACME-5, level 1: Lost bags",
        "Open: ACME-7, level 3: No power for 20 minutes",
        "- the public update promised for 19:30 UTC on 10 April 2017 is late",
        "- 1 person waits for our answer",
        "- 2 drafts wait for approval",
        "- Call the harbor, for Alice, overdue since 19:00 UTC on 10 April 2017",
        "- Stop the ads, for nobody yet, due 21:00 UTC on 10 April 2017",
        "- Ask legal, for Bob",
        "- 1 more task is due",
        "Blind: Mastodon has heard nothing since 20:00 UTC on 9 April 2017.",
        "Not captured: 1.5 h in all.",
    ]


def test_sections_stand_apart_and_the_link_is_last() -> None:
    assert fit([["a", "b"], ["c"]], "https://d.example/") == "a\nb\n\nc\n\nhttps://d.example/"


@pytest.mark.parametrize(
    "sections",
    [
        [["span"], ["Acme", *["x" * 100] * 100], ["Zeta", "1 mention"]],
        [["span"], *[[f"Brand {number}", *["x" * 90] * 9] for number in range(60)]],
        [["y" * 9_000]],
        [[f"Brand {number}"] for number in range(2_000)],
    ],
)
def test_whatever_there_is_fits(sections: list[list[str]]) -> None:
    text = fit(sections, "https://d.example/")
    assert len(text) <= LONGEST
    assert text.endswith("\n\nhttps://d.example/")
    assert "…" in text


def test_long_sections_give_way_to_short_ones() -> None:
    text = fit([["Acme", *["x" * 100] * 100], ["Zeta", "1 mention"]], "link")
    assert text.splitlines()[-4:] == ["Zeta", "1 mention", "", "link"]
    assert text.splitlines()[0] == "Acme"


def test_nothing_is_said_of_a_title_that_is_none() -> None:
    assert About(label="H-1", level=1).title == NOTHING
