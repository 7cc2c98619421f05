"""What can be wrong in a scenario whose fields all have the right kind: names that lead nowhere, times in disorder."""

from collections import Counter
from collections.abc import Iterable, Iterator

from firewarden.steps.prepare.scenario.format import SCHEMA, Curve, Mood, Scenario
from firewarden.steps.prepare.scenario.grammar import GIVEN, compile_phrase, endless_slot, slots_in
from firewarden.steps.prepare.scenario.schedule import offset_of
from firewarden.vocabulary.errors import BadInput
from firewarden.vocabulary.post import Attachment


def problems(scenario: Scenario) -> list[str]:
    """Every problem as a sentence that names its place. Phrases are looked at only when the names are right."""
    found = [*_basics(scenario), *_names(scenario), *_themes(scenario), *_phases(scenario), *_posts(scenario)]
    return found or [*_phrases(scenario), *_slots(scenario)]


def _basics(scenario: Scenario) -> Iterator[str]:
    if scenario.schema != SCHEMA:
        yield f"In schema: {scenario.schema!r} is not known here. This version reads {SCHEMA}."
    calendar = scenario.calendar
    for name, weights, length in (("hours", calendar.hours, 24), ("weekdays", calendar.weekdays, 7)):
        if len(weights) != length or min(weights) < 0 or sum(weights) <= 0:
            yield f"In [calendar], {name}: {length} numbers that are not negative are needed."
    for what, items in (("network", scenario.networks), ("language", scenario.languages), ("role", scenario.roles)):
        if not items or sum(item.share for item in items) <= 0 or min(item.share for item in items) < 0:
            yield f"In [[{what}]]: at least one is needed, with shares above 0."
    yield from _unknown("In [asides]", scenario.asides, {*Mood, "any"})
    if not scenario.themes or not scenario.phases:
        yield "At least one [[theme]] and one [[phase]] are needed."
    if not scenario.company.words or not scenario.company.handles:
        yield "In [company]: words and handles must each name at least one."


def _names(scenario: Scenario) -> Iterator[str]:
    named = {
        "network": [network.name for network in scenario.networks],
        "language": [language.code for language in scenario.languages],
        "role": [role.name for role in scenario.roles],
        "theme": [theme.name for theme in scenario.themes],
        "phase": [phase.name for phase in scenario.phases],
        "post": [post.name for post in scenario.posts],
    }
    for what, names in named.items():
        for name, count in Counter(names).items():
            if count > 1:
                yield f"In [[{what}]]: the name {name!r} is given {count} times."


def _themes(scenario: Scenario) -> Iterator[str]:
    roles = {role.name for role in scenario.roles}
    networks = {network.name for network in scenario.networks}
    languages = {language.code for language in scenario.languages}
    for theme in scenario.themes:
        place = f'In [[theme]] "{theme.name}"'
        yield from _unknown(f"{place}, roles", theme.roles, roles)
        yield from _unknown(f"{place}, networks", theme.networks, networks)
        for field, phrases in (("texts", theme.texts), ("answers", theme.answers), ("topics", theme.topics)):
            yield from _unknown(f"{place}, {field}", phrases, languages)
        if not any(theme.texts.values()):
            yield f"{place}, texts: there is no phrase in any language."
        low, high = theme.star_range if len(theme.stars) in (0, 2) else (0, 0)
        if not 1 <= low <= high <= 5:
            yield f"{place}, stars: two numbers from 1 to 5 are needed, the lower one first."
        if not theme.sentences or sum(theme.sentences) <= 0:
            yield f"{place}, sentences: at least one share above 0 is needed."


def _phases(scenario: Scenario) -> Iterator[str]:
    themes = {theme.name for theme in scenario.themes}
    for phase in scenario.phases:
        place = f'In [[phase]] "{phase.name}"'
        yield from _unknown(f"{place}, themes", phase.themes, themes)
        if sum(phase.themes.values()) <= 0:
            yield f"{place}, themes: at least one weight above 0 is needed."
        shares = (("rhythm", phase.rhythm, 1), ("echo", phase.echo, 0.9), ("newcomers", phase.newcomers, 1))
        for field, share, most in shares:
            if not 0 <= share <= most:
                yield f"{place}, {field}: {share} is not between 0 and {most}."
        ends = (phase.posts_a_day, phase.posts_a_day if phase.rising_to is None else phase.rising_to)
        if min(ends) < 0 or (phase.curve is Curve.EXPONENTIAL and min(ends) <= 0):
            yield f"{place}, posts_a_day: a rate cannot be negative, nor 0 on an exponential curve."
    yield from _times(scenario)


def _times(scenario: Scenario) -> Iterator[str]:
    """Phases have to follow one another without a hole."""
    before = 0
    for phase in scenario.phases:
        place = f'In [[phase]] "{phase.name}"'
        first, last = _offset(phase.start), _offset(phase.end)
        for field, written, time in (("from", phase.start, first), ("to", phase.end, last)):
            if time is None:
                yield f"{place}, {field}: {written!r} is no time. Write it as in: day 22 17:40."
        if first is None or last is None:
            return
        if first >= last:
            yield f"{place}: it ends at {phase.end}, before it begins at {phase.start}."
        if first != before:
            yield f"{place}, from: it has to begin where the phase before it ends, the first one on day 1."
        before = last


def _posts(scenario: Scenario) -> Iterator[str]:
    networks = {network.name: network for network in scenario.networks}
    languages = {language.code for language in scenario.languages}
    themes = {theme.name for theme in scenario.themes}
    ends = [end for phase in scenario.phases if (end := _offset(phase.end)) is not None]
    times = {post.name: _offset(post.at) for post in scenario.posts}
    for post in scenario.posts:
        place = f'In [[post]] "{post.name}"'
        yield from _unknown(f"{place}, network", [post.network], set(networks))
        yield from _unknown(f"{place}, language", [post.language], languages)
        yield from _unknown(f"{place}, theme", filter(None, [post.theme]), themes)
        yield from _unknown(f"{place}, has", post.has, set(Attachment))
        time = times[post.name]
        if time is None:
            yield f"{place}, at: {post.at!r} is no time. Write it as in: day 22 17:40."
        elif ends and time >= max(ends):
            yield f"{place}, at: {post.at} is behind the end of the last phase."
        for field, other in (("reply_to", post.reply_to), ("quote_of", post.quote_of)):
            yield from _unknown(f"{place}, {field}", filter(None, [other]), set(times))
            if time is not None and (times.get(other) or 0) > time:
                yield f"{place}, {field}: it comes before the post it refers to, {other!r}."
            if other in times and next(p for p in scenario.posts if p.name == other).network != post.network:
                yield f"{place}, {field}: {other!r} stands on another network."
    for number, expected in enumerate(scenario.expectations, 1):
        if _offset(expected.by) is None:
            yield f"In [[expect]] number {number}, by: {expected.by!r} is no time. Write it as in: day 22 17:40."


def _phrases(scenario: Scenario) -> Iterator[str]:
    for place, _, text in _all_phrases(scenario):
        try:
            compile_phrase(text)
        except BadInput as error:
            yield f"In {place}: {error}"


def _slots(scenario: Scenario) -> Iterator[str]:
    words = {
        language: {name: tuple(map(compile_phrase, texts)) for name, texts in slots.items()}
        for language, slots in scenario.words.items()
        if not any(_phrases(scenario))
    }
    for language, slots in words.items():
        endless = endless_slot(slots)
        if endless is not None:
            yield f"In [words.{language}], {endless}: this slot leads back to itself."
        yield from (f"In [words.{language}], {name}: the list is empty." for name, texts in slots.items() if not texts)
    for place, language, text in _all_phrases(scenario) if words or not scenario.words else ():
        missing = slots_in(compile_phrase(text)) - GIVEN - words.get(language, {}).keys()
        for name in sorted(missing):
            yield f"In {place}: there is no slot {name!r} in [words.{language}]. The phrase is {text!r}."


def _all_phrases(scenario: Scenario) -> Iterator[tuple[str, str, str]]:
    """Place, language and text of every phrase."""
    groups = [("answers", scenario.answers), ("mentions", scenario.mentions)]
    groups += [(f"[asides.{mood}]", phrases) for mood, phrases in scenario.asides.items()]
    for theme in scenario.themes:
        for field, phrases in (("texts", theme.texts), ("answers", theme.answers), ("topics", theme.topics)):
            groups.append((f'[[theme]] "{theme.name}", {field}', phrases))
    for place, by_language in groups:
        for language, texts in by_language.items():
            yield from ((f"{place}, {language}", language, text) for text in texts)
    for language, slots in scenario.words.items():
        for name, texts in slots.items():
            yield from ((f"[words.{language}], {name}", language, text) for text in texts)


def _unknown(place: str, names: Iterable[str], known: set[str]) -> Iterator[str]:
    for name in names:
        if name not in known:
            yield f"{place}: {name!r} does not exist. There are: {', '.join(sorted(known))}."


def _offset(written: str) -> int | None:
    try:
        return offset_of(written)
    except BadInput:
        return None
