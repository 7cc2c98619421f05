"""A worker of one round that is killed while it sends: `python -m tests.desk.dying FOLDER kill|live`.

Whatever is sent goes into the file `sent` of the folder, one line each.
"""

import os
import signal
import sys
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from firewarden.vocabulary.clock import MINUTE, Instant


def main(folder: Path, *, kill: bool) -> None:
    os.environ["FIREWARDEN_DATA"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "firewarden.desk.settings"
    import django

    django.setup()

    from firewarden.desk import outside, schema
    from firewarden.desk.errands import errands
    from firewarden.desk.records import Digest
    from tests.desk import world as worlds

    schema.migrate()
    world = worlds.build(folder)

    def notify(reference: str, title: str, text: str) -> None:
        with (folder / "sent").open("a") as sent:
            sent.write(f"{title}\n")
        if kill:
            os.kill(os.getpid(), signal.SIGKILL)

    world.outside = replace(world.outside, notify=notify)
    outside.give(world.outside)
    if not Digest.objects.exists():
        _people(world)
    world.clock.pass_minutes(60 if kill else 70)
    errands(world.outside)


def _people(world: object) -> None:
    from firewarden.desk.actions import calls, digest
    from firewarden.vocabulary.digest import Every, Schedule
    from tests.desk import world as worlds

    assert isinstance(world, worlds.World)
    worlds.people(world)
    made = calls.save_contact(
        world.as_alice, calls.Wish(user=world.alice, name="", address="push://phone"), world.outside
    )
    assert isinstance(made, UUID)
    late = Schedule(every=Every.DAY, minute=(Instant(world.clock.now() // MINUTE) + 60) % (24 * 60))
    digest.save_digest(world.as_alice, made, late, everything=False, when_quiet=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), kill=sys.argv[2] == "kill")
