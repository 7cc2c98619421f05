"""When a digest is due, and what it says. Short, plain text; the reader's language comes later."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, timedelta

from firewarden.vocabulary.clock import HOUR, MINUTE
from firewarden.vocabulary.digest import About, BrandNews, Every, Period, Schedule, Waiting
from firewarden.vocabulary.said import Amount, Moment, Said, joined, say, say_count
from firewarden.vocabulary.signal import Lane

LONGEST = 4_000
"""Characters: what a message of the strictest of the usual services may have, less its own frame."""
LATE = timedelta(hours=12)
"""A digest so late is left out: the next one comes soon enough."""
MOST_TASKS = 3
"""Of one incident; the rest are counted."""
_MORE = "…"

LANES = {
    Lane.HOSTILE: say("hostile"),
    Lane.VOLUME: say("volume"),
    Lane.TONE: say("tone"),
    Lane.TRIPWIRE: say("tripwire"),
    Lane.REACH: say("reach"),
    Lane.SPREAD: say("spread"),
    Lane.SILENCE: say("silence"),
}


def last_period(schedule: Schedule, local: datetime) -> Period | None:
    """The stretch whose digest came due last, if it is not too late for it. `local` is the person's time now.

    >>> daily = Schedule(every=Every.DAY, minute=8 * 60)
    >>> last_period(daily, datetime(2026, 11, 22, 9, 0)).key
    '2026-11-22'
    >>> last_period(daily, datetime(2026, 11, 22, 23, 0)) is None
    True
    """
    if schedule.every is Every.NEVER:
        return None
    until = local.replace(hour=schedule.minute // 60, minute=schedule.minute % 60, second=0, microsecond=0)
    if schedule.every is Every.WEEK:
        until -= timedelta(days=(local.weekday() - schedule.day) % 7)
    step = timedelta(days=7 if schedule.every is Every.WEEK else 1)
    if until > local:
        until -= step
    if local - until > LATE:
        return None
    return Period(key=until.date().isoformat(), since=until - step, until=until)


def told(news: BrandNews) -> list[Said]:
    """One sentence a line, the brand's name first."""
    return [Said(news.name), *_talk(news), *_alarms(news), *_incidents(news), *_waits(news), *_coverage(news)]


def fit(sections: Sequence[Sequence[str]], link: str, most: int = LONGEST) -> str:
    """Sections with an empty line between them and the link below. Where it is too long, lines give way from the end of
    the longest section, whose first line stays."""
    kept = [list(lines) for lines in sections]
    shortened: set[int] = set()
    while len(text := _text(kept, shortened, link)) > most:
        longest = max(range(len(kept)), key=lambda number: sum(map(len, kept[number])) if kept[number][1:] else 0)
        if not kept[longest][1:]:
            return f"{text[: most - len(link) - 3]}{_MORE}\n\n{link}"
        kept[longest].pop()
        shortened.add(longest)
    return text


def _text(sections: Sequence[Sequence[str]], shortened: Collection[int], link: str) -> str:
    parts = [[*lines, _MORE] if number in shortened else lines for number, lines in enumerate(sections)]
    return "\n\n".join(["\n".join(lines) for lines in parts] + [link])


def _talk(news: BrandNews) -> Iterator[Said]:
    if news.usual is None:
        yield say_count("{count} mention; what is usual is not known yet.",
                        "{count} mentions; what is usual is not known yet.", news.mentions)  # fmt: skip
        return
    hostile = say("{count} of them hostile", count=news.hostile)
    yield say(
        "{mentions} mentions, {hostile}; where it is known what is usual: {seen} against {usual}.",
        mentions=news.mentions,
        hostile=hostile,
        seen=news.seen,
        usual=Amount(news.usual),
    )


def _alarms(news: BrandNews) -> Iterator[Said]:
    if news.fired:
        parts = [say("{lane}: {count}", lane=LANES[Lane(lane)], count=count) for lane, count in news.fired]
        yield say("Alarms: {list}.", list=joined(parts, ", "))
    if news.undecided:
        yield say_count("{count} alarm waits for somebody to decide.",
                        "{count} alarms wait for somebody to decide.", news.undecided)  # fmt: skip


def _incidents(news: BrandNews) -> Iterator[Said]:
    for about in news.opened:
        yield say("Opened: {incident}", incident=_named(about))
    for about in news.closed:
        yield say("Closed: {incident}", incident=_named(about))


def _named(about: About) -> Said:
    if not about.title:
        return say("{label}, level {level} (restricted)", label=about.label, level=about.level)
    return say("{label}, level {level}: {title}", label=about.label, level=about.level, title=about.title)


def _waits(news: BrandNews) -> Iterator[Said]:
    for one in news.waiting:
        yield say("Open: {incident}", incident=_named(one.about))
        yield from (say("- {what}", what=line) for line in _of_one(one, news))


def _of_one(one: Waiting, news: BrandNews) -> Iterator[Said]:
    if one.update_at is not None:
        when = Moment(one.update_at)
        late = one.update_at < news.now
        yield (
            say("the public update promised for {time} is late", time=when)
            if late
            else say("a public update is promised for {time}", time=when)
        )
    if one.people:
        yield say_count("{count} person waits for our answer", "{count} people wait for our answer", one.people)
    if one.approvals:
        yield say_count("{count} draft waits for approval", "{count} drafts wait for approval", one.approvals)
    for text, whose, due in one.tasks[:MOST_TASKS]:
        for_whom = say("for {name}", name=whose) if whose else say("for nobody yet")
        if due is None:
            yield say("{task}, {whom}", task=text, whom=for_whom)
        elif due < news.now:
            yield say("{task}, {whom}, overdue since {time}", task=text, whom=for_whom, time=Moment(due))
        else:
            yield say("{task}, {whom}, due {time}", task=text, whom=for_whom, time=Moment(due))
    if len(one.tasks) > MOST_TASKS:
        rest = len(one.tasks) - MOST_TASKS
        yield say_count("{count} more task is due", "{count} more tasks are due", rest)


def _coverage(news: BrandNews) -> Iterator[Said]:
    for source, since in news.blind:
        yield say("Blind: {source} has heard nothing since {time}.", source=source, time=Moment(since))
    if news.lost >= HOUR:
        yield say("Not captured: {hours} h in all.", hours=Amount(news.lost / HOUR, 1))
    elif news.lost:
        yield say("Not captured: {minutes} min in all.", minutes=news.lost // MINUTE)
