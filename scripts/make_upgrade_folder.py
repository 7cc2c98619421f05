"""Makes a small data folder with this version and packs it for the upgrade test: tests/upgrades/VERSION.tar.gz.
Run once for every version that is released, before its schema changes again.

    scripts/make_upgrade_folder.py
"""

import json
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from firewarden.desk.access import Access
    from firewarden.desk.outside import Outside

ROOT = Path(__file__).resolve().parent.parent
COMMAND = str(Path(sys.executable).with_name("firewarden"))
START = datetime(2026, 3, 2, 8, tzinfo=UTC)
POSTS = 12


def main() -> int:
    from firewarden import __version__

    target = ROOT / "tests" / "upgrades" / f"{__version__}.tar.gz"
    if target.exists():
        print(f"{target} is there already: a released version's folder is not made again.", file=sys.stderr)
        return 2
    target.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="firewarden-upgrade-") as folder:
        fill(Path(folder) / "data", Path(folder) / "posts.jsonl")
        from firewarden.cli.backup import make_backup
        from firewarden.config import Folder

        make_backup(Folder(Path(folder) / "data"), target)
    print(f"{target}: {target.stat().st_size / 1_000:.0f} kB")
    return 0


def fill(data: Path, posts: Path) -> None:
    """One brand, a few mentions, one incident with posts, a fact, a text, an update, a promise and a case; one rule."""
    posts.write_text("".join(line(number) for number in range(POSTS)), "utf-8")
    subprocess.run([COMMAND, "replay", str(posts), "--brand", "Acme", "--data", str(data), "--json"], check=True)
    from firewarden.bootstrap import WallClock, start_desk
    from firewarden.config import Settings

    outside = start_desk(Settings(data=data))
    from firewarden.desk.access import Right
    from firewarden.desk.actions import respond
    from firewarden.desk.actions import team as people
    from firewarden.desk.actions.report import Report, report_trouble
    from firewarden.desk.actions.rules import Wanted, save
    from firewarden.desk.actions.update import publish_update, write_update
    from firewarden.desk.reads import team
    from firewarden.vocabulary.clock import HOUR, Instant
    from firewarden.vocabulary.progress import Progress
    from firewarden.vocabulary.rule import Tripwire
    from firewarden.vocabulary.statement import Phase, Refused

    access = team.access(team.house(WallClock().now()), "acme")
    number = report_trouble(access, Report(words="A reporter called and publishes at 18:00"))
    assert isinstance(number, int), number
    next_at = Instant(access.now + HOUR)
    words = "We know of the problem and are looking into it."
    house = team.house(WallClock().now())
    draft = write_update(access, number, words, Progress(phase=Phase.LOOKING, next_at=next_at))
    assert isinstance(draft, int), draft
    assert respond.request_approval(access, number, draft) is None
    made = people.invite_user(house, "ann@example.org", "Ann")
    assert isinstance(made, tuple), made
    people.join_brand(house, "acme", made[0], Right.APPROVE)
    ann = team.access(team.person(made[0], WallClock().now()), "acme")
    assert not isinstance(respond.approve(ann, number, draft, 1), Refused)
    done = publish_update(ann, number, draft, next_at=next_at, outside=outside)
    assert done == 1, done
    rule = save(access, Wanted(name="Somebody in danger", terms=Tripwire(query="reason:safety")))
    assert isinstance(rule, int), rule
    work(access, number, outside)


def work(access: "Access", number: int, outside: "Outside") -> None:
    """What a team would have done in the incident so far: three posts are evidence, one of them is put aside."""
    from django.db import transaction

    from firewarden.desk.actions import engage, offline, promises, respond
    from firewarden.desk.actions.engage.entering import conversation_of
    from firewarden.desk.actions.evidence import Copied, copy_posts
    from firewarden.desk.records import Evidence, Incident
    from firewarden.vocabulary.clock import Instant
    from firewarden.vocabulary.conversation import Judge, Verdict
    from firewarden.vocabulary.ids import BrandId
    from firewarden.vocabulary.incident import FactStatus

    incident = Incident.objects.get(number=number)
    mentions = outside.reader.mentions(BrandId(str(access.brand)), Instant(0), access.now)[:3]
    with transaction.atomic():
        copied = [Copied(mention=one, raw=None) for one in mentions]
        assert copy_posts(access, incident, copied) == 3
    first, second, _third = Evidence.objects.exclude(post_key="").order_by("number")
    noise = engage.carry_out(access, [(number, conversation_of(incident, first).number)], Judge(verdict=Verdict.NOISE))
    assert isinstance(noise, engage.Done), noise
    made = [
        respond.add_fact(access, number, "Two ferries lay still.", status=FactStatus.CONFIRMED, source="Port office"),
        respond.write_draft(access, number, "Two ferries did not sail. We are sorry.", title="First words"),
        promises.make_promise(access, number, promises.Promised(text="We publish the report by Friday.")),
        offline.open_case(access, number, "The order did not come", evidence=second.number),
    ]
    assert made == [1, 1, 1, 1], made


def line(number: int) -> str:
    at = START + timedelta(minutes=7 * number)
    text = f"Acme left us waiting again, order {number}"
    return json.dumps({"id": str(number), "created_at": at.isoformat(), "author": f"u{number}", "text": text}) + "\n"


if __name__ == "__main__":
    sys.exit(main())
