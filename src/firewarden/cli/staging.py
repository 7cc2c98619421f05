"""Puts a written crisis on stage: a fresh installation with its team, its brand, and the posts as recordings.

scenario file -> posts -> two recordings: what came before the curtain, and what happens while it is up
"""

import gzip
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from firewarden.config import Folder
from firewarden.steps.prepare.scenario.format import Scenario
from firewarden.steps.prepare.scenario.lines import to_line
from firewarden.steps.prepare.scenario.parsing import parse_scenario
from firewarden.steps.prepare.scenario.play import play
from firewarden.steps.prepare.scenario.schedule import offset_of
from firewarden.vocabulary.clock import DAY, HOUR, MINUTE, Instant, from_iso
from firewarden.vocabulary.errors import BadInput
from firewarden.vocabulary.plan import BrandClock, BrandKind
from firewarden.vocabulary.post import Post
from firewarden.vocabulary.statement import Refused

BEFORE = 25 * MINUTE
"""How long before the trouble begins the curtain goes up."""
MIDNIGHT = from_iso("2026-03-02T00:00:00Z")
"""A Monday: the first day of a scenario, before its own zone is taken off."""
TEAM = (("lead", "Lead", "manage"), ("approver", "Approver", "approve"), ("care", "Care", "work"))
Outcome = TypeVar("Outcome")
PAST, PRESENT = "demo-past", "demo-present"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """`curtain` is the brand time at which it goes up; `people` are (name, address)."""

    scenario: Scenario
    slug: str
    curtain: Instant
    past: Path
    present: Path
    people: tuple[tuple[str, str], ...]


def load_scenario(name: str) -> Scenario:
    """One that ships with the package, by its name. Raises BadInput."""
    shipped = files("firewarden.scenarios") / f"{name}.toml"
    if not shipped.is_file():
        raise BadInput(f"There is no scenario {name!r} in the package.")
    return parse_scenario(shipped.read_text(encoding="utf-8"))


def write_recordings(scenario: Scenario, seed: int, folder: Path) -> tuple[Instant, Path, Path]:
    """The curtain, and the two files."""
    folder.mkdir(mode=0o700, exist_ok=True)
    start = Instant(MIDNIGHT - round(scenario.calendar.utc_offset * HOUR))
    curtain = Instant(start + offset_of(trouble(scenario)) - BEFORE)
    past, present = folder / "before.jsonl.gz", folder / "now.jsonl.gz"
    posts = list(play(scenario, seed, start=start))
    _write(past, (post for post in posts if post.created_at < curtain))
    _write(present, (post for post in posts if post.created_at >= curtain))
    return curtain, past, present


def trouble(scenario: Scenario) -> str:
    """When the second phase begins: the first one is ordinary talk."""
    return scenario.phases[1].start if len(scenario.phases) > 1 else scenario.phases[0].start


def _write(path: Path, posts: Iterable[Post]) -> None:
    with gzip.open(path, "wb", compresslevel=1) as file:
        for post in posts:
            file.write(to_line(post) + b"\n")


def set_stage(scenario: Scenario, seed: int, folder: Folder, wall: Instant) -> Stage:
    """A team, a client, a demo brand whose clock stands still at the curtain, its query, and the past as a source."""
    from firewarden.desk.access import Right
    from firewarden.desk.actions import monitor, team
    from firewarden.desk.reads import team as reads

    curtain, past, present = write_recordings(scenario, seed, folder.path / "scenario")
    house, company = reads.house(wall), scenario.company
    people = tuple((name, f"{key}@demo.invalid") for key, name, _ in TEAM)
    users = [team.create_owner(house, people[0][1], people[0][0])[0]]
    users += [sure(team.invite_user(house, address, name))[0] for name, address in people[1:]]
    client = sure(team.create_client(house, company.name))
    slug = sure(
        team.create_brand(
            house,
            client,
            company.brand,
            kind=BrandKind.DEMO,
            clock=BrandClock(start=curtain, speed=0.0, since=wall),
            handles=tuple(company.handles),
            languages=tuple(language.code for language in scenario.languages),
        )
    )
    for user, (_, _, right) in zip(users, TEAM, strict=True):
        team.join_brand(house, slug, UUID(str(user)), Right(right))
    access = reads.access(house, slug)
    sure(monitor.save_query(access, company.brand, company.query))
    keep_first_words(slug, users, wall)
    add_recording(house_at=wall, slug=slug, key=PAST, name="Weeks before", settings={"path": str(past)})
    return Stage(scenario=scenario, slug=slug, curtain=curtain, past=past, present=present, people=people)


def keep_first_words(slug: str, users: Sequence[UUID], wall: Instant) -> None:
    """What a prepared team has: a holding statement for each kind of trouble, approved by somebody else."""
    from firewarden.desk.actions import holdings
    from firewarden.desk.reads import team as reads
    from firewarden.steps.prepare.holdings import PROPOSALS

    writer, approver = (reads.access(replace(reads.house(wall), user=user), slug) for user in users[:2])
    for one in PROPOSALS:
        if one.language == "en":
            title = "First words" if one.crisis_type == "unknown" else one.crisis_type.capitalize()
            words = holdings.Written(title=title, text=one.text, crisis_type=one.crisis_type)
            sure(holdings.approve_holding(approver, sure(holdings.save_holding(writer, words)), 1, 180))


def add_recording(*, house_at: Instant, slug: str, key: str, name: str, settings: dict[str, str]) -> None:
    from firewarden.desk.actions import monitor
    from firewarden.desk.reads import team as reads

    access = reads.access(reads.house(house_at), slug)
    sure(monitor.save_source(access, key, connector="replay", name=name, settings=settings))


def run_clock(stage: Stage, wall: Instant, *, at: Instant, speed: float) -> None:
    """From this moment the brand's clock reads `at` and goes `speed` times as fast as the wall's;
    the present is told at that pace."""
    from firewarden.desk.actions import team
    from firewarden.desk.reads import team as reads
    from firewarden.vocabulary.clock import iso

    access = reads.access(reads.house(wall), stage.slug)
    sure(team.set_clock(access, BrandClock(start=at, speed=speed, since=wall)))
    settings = {"path": str(stage.present), "speed": f"{speed:g}", "pace_from": iso(at)}
    add_recording(house_at=wall, slug=stage.slug, key=PRESENT, name="As it happens", settings=settings)


def begin_work(stage: Stage, incident: int, wall: Instant) -> None:
    """What a team does in the first minute: somebody leads, and the checklist is out."""
    from firewarden.desk.actions import work
    from firewarden.desk.reads import team as reads
    from firewarden.vocabulary.incident import Role

    house = reads.house(wall)
    lead = reads.user_by_email(house, stage.people[0][1])
    access = reads.access(house, stage.slug)
    work.start_checklist(access, incident)
    sure(work.take_role(access, incident, Role.LEAD, user=lead))


def sign_in_path(stage: Stage, person: int, wall: Instant, then: str) -> str:
    """A single-use way in for a member of the team, that leads on to `then`."""
    from urllib.parse import quote

    from firewarden.desk.actions import team
    from firewarden.desk.reads import team as reads

    token = team.make_signin_link(reads.house(wall), stage.people[person][1], DAY)
    return f"/enter/{token}?next={quote(then)}"


def sure(value: Outcome | Refused) -> Outcome:
    """A refusal here is a fault in the scenario, not in a person's wish."""
    if isinstance(value, Refused):
        raise BadInput(f"The scenario cannot be staged: {value.reason}")
    return value


def settle_past(stage: Stage, wall: Instant) -> None:
    """The weeks before had their false alarms; somebody has looked at them."""
    from firewarden.desk.actions import monitor
    from firewarden.desk.reads import incidents
    from firewarden.desk.reads import team as reads

    access = reads.access(reads.house(wall), stage.slug)
    for row in incidents.signals(access):
        sure(monitor.dismiss_signal(access, row.id, "Looked at: nothing out of the ordinary."))
