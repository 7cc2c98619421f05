"""A digest goes out once for each period, to whom wants it and with what they may see."""

import signal as signals
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from firewarden.desk import shown
from firewarden.desk.access import Right
from firewarden.desk.actions import calls, digest, team
from firewarden.desk.actions.assess import close, open_incident, restrict
from firewarden.desk.actions.calls import Wish
from firewarden.desk.actions.feed import absorb
from firewarden.desk.actions.work import add_task
from firewarden.desk.digesting import digest_words
from firewarden.desk.errands import errands
from firewarden.desk.records import Contact, Digest, DigestSent, Event, Membership, User
from firewarden.vocabulary.clock import DAY, HOUR, Instant
from firewarden.vocabulary.digest import Every, Schedule
from firewarden.vocabulary.errors import NetworkError, NotFound
from firewarden.vocabulary.incident import Outcome
from firewarden.vocabulary.plan import BrandKind
from firewarden.vocabulary.statement import DeliveryState, Refused
from tests.desk.world import World, angry, signal

LATE = Schedule(every=Every.DAY, minute=23 * 60)
"""An hour after the world begins, which is at 22:00."""


def contact(world: World, user: UUID, address: str = "push://phone") -> UUID:
    made = calls.save_contact(world.as_alice, Wish(user=user, name="Phone", address=address), world.outside)
    assert isinstance(made, UUID)
    return made


def choose(world: World, user: UUID, schedule: Schedule = LATE, **other: Any) -> UUID:
    made = contact(world, user)
    wanted = {"everything": False, "when_quiet": False} | other
    assert digest.save_digest(world.access(user), made, schedule, **wanted) is None
    return made


def rounds(world: World, minutes: float = 0) -> int:
    world.clock.pass_minutes(minutes)
    return digest.send_digests(world.as_worker, world.outside, digest_words)


def states() -> list[str]:
    return list(DigestSent.objects.order_by("until").values_list("state", flat=True))


def test_it_goes_out_once_when_its_hour_has_come(world: World) -> None:
    choose(world, world.bob)
    open_incident(world.as_alice, "Bags lost")

    assert [rounds(world, minutes) for minutes in (0, 59, 1, 0, 5, 600)] == [0, 0, 1, 0, 0, 0]
    [(address, text)] = world.phones.rang
    assert address == "push://phone"
    assert text.splitlines()[0] == "Mon 13 Nov 23:00 – Tue 14 Nov 23:00 UTC"
    assert text.splitlines()[2:5] == [
        "Acme",
        "0 mentions; what is usual is not known yet.",
        "Opened: A-1, level 2: Bags lost",
    ]
    assert text.endswith("/radar/")
    assert Event.objects.filter(kind="digest.sent").count() == 1


def test_it_goes_out_every_day(world: World) -> None:
    choose(world, world.bob, when_quiet=True)
    assert [rounds(world, minutes) for minutes in (60, 24 * 60, 24 * 60)] == [1, 1, 1]
    assert (
        list(DigestSent.objects.order_by("until").values_list("since", flat=True))[1:]
        == list(DigestSent.objects.order_by("until").values_list("until", flat=True))[:-1]
    )


def test_an_hour_that_had_passed_when_it_was_chosen_counts_from_the_next_day_on(world: World) -> None:
    choose(world, world.bob, replace(LATE, minute=21 * 60), when_quiet=True)
    assert [rounds(world, minutes) for minutes in (0, 22 * 60, 60)] == [0, 0, 1]


def test_after_a_long_sleep_only_the_last_one_goes_out(world: World) -> None:
    choose(world, world.bob, when_quiet=True)
    assert [rounds(world, minutes) for minutes in (3 * 24 * 60 + 120, 0)] == [1, 0]


def test_it_goes_by_the_persons_own_clock(world: World) -> None:
    User.objects.filter(pk=world.bob).update(time_zone="America/New_York")
    choose(world, world.bob, when_quiet=True)
    assert [rounds(world, minutes) for minutes in (60, 5 * 60 - 1, 1)] == [0, 0, 1]


def test_nothing_happened_is_left_out_unless_it_is_wanted(world: World) -> None:
    choose(world, world.bob)
    assert (rounds(world, 60), states(), world.phones.rang) == (0, [DeliveryState.CANCELED], [])
    assert rounds(world, 1) == 0


def test_a_worker_killed_while_sending_sends_nothing_twice(world: World) -> None:
    choose(world, world.bob, when_quiet=True)
    world.clock.pass_minutes(60)

    def ring_and_die(reference: str, title: str, text: str) -> None:
        world.outside.notify(reference, title, text)
        raise SystemExit

    with pytest.raises(SystemExit):
        digest.send_digests(world.as_worker, replace(world.outside, notify=ring_and_die), digest_words)

    assert [rounds(world, minutes) for minutes in (0, 4, 2, 60)] == [0, 0, 0, 0]
    assert (len(world.phones.rang), states()) == (1, [DeliveryState.UNKNOWN])


def test_of_two_workers_one_sends(world: World) -> None:
    choose(world, world.bob, when_quiet=True)
    world.clock.pass_minutes(60)

    def meanwhile(*given: Any) -> tuple[str, str, bool] | None:
        """The other worker is a step ahead."""
        DigestSent.objects.update(state=DeliveryState.CLAIMED, claimed_at=world.clock.now())
        return digest_words(*given)

    assert digest.send_digests(world.as_worker, world.outside, meanwhile) == 0
    assert world.phones.rang == []


def test_one_that_was_not_taken_is_tried_again_and_given_up_at_last(world: World) -> None:
    choose(world, world.bob, when_quiet=True)
    world.phones.trouble = [NetworkError("It is down.")] * digest.ATTEMPTS
    assert [rounds(world, minutes) for minutes in (60, 1, 1, 4, 8, 16, 60)] == [1, 0, 1, 1, 1, 1, 0]
    assert (states(), DigestSent.objects.get().answer) == ([DeliveryState.FAILED], "It is down.")


def test_nothing_of_what_one_may_not_see(world: World) -> None:
    choose(world, world.bob)
    open_incident(world.as_alice, "Secret affair")
    restrict(world.as_alice, 1, ())
    add_task(world.as_alice, 1, "Hush", due_at=Instant(world.clock.now() + HOUR))
    open_incident(world.as_alice, "Bags lost")
    rounds(world, 60)

    [(_, text)] = world.phones.rang
    assert [line for line in text.splitlines() if " A-" in line] == ["Opened: A-2, level 2: Bags lost"]


def test_of_a_restricted_incident_no_more_than_that_it_is_there(world: World) -> None:
    choose(world, world.alice)
    open_incident(world.as_alice, "Secret affair")
    restrict(world.as_alice, 1, ())
    add_task(world.as_alice, 1, "Hush", due_at=Instant(world.clock.now() + HOUR))
    close(world.as_alice, 1, Outcome.RESOLVED, "Hushed")
    rounds(world, 60)

    [(_, text)] = world.phones.rang
    assert [line for line in text.splitlines() if " A-" in line] == [
        "Opened: A-1, level 2 (restricted)",
        "Closed: A-1, level 2 (restricted)",
    ]


def test_what_fired_and_what_waits_and_for_whom(world: World) -> None:
    choose(world, world.alice)
    world.commit(*(angry(f"x:{number}", minutes=5) for number in range(3)), signals=[signal(minutes=10)])
    absorb(world.accesses, world.feed(), world.outside)
    add_task(world.as_alice, 1, "Call the port", owner=world.bob, due_at=Instant(world.clock.now() + HOUR))
    rounds(world, 60)

    [(_, text)] = world.phones.rang
    lines = text.splitlines()
    assert [line for line in lines if line.startswith(("3 mentions", "Alarms", "Open: "))] == [
        "3 mentions; what is usual is not known yet.",
        "Alarms: hostile: 1.",
        "Open: A-1, level 1: Trouble with bags",
    ]
    assert [line for line in lines if "Call the port" in line] == ["- Call the port, for Bob, due 23:00 UTC"]


def test_all_brands_of_a_person_are_their_own_choice(world: World) -> None:
    team.join_brand(world.house, "zeta", world.bob, Right.READ)
    open_incident(world.as_charlie, "Zeta trouble")
    made = choose(world, world.bob)

    refused = digest.save_digest(world.as_alice, made, LATE, everything=True, when_quiet=False)
    assert isinstance(refused, Refused)
    digest.save_digest(world.access(world.bob), made, LATE, everything=True, when_quiet=False)
    rounds(world, 60)

    [(_, text)] = world.phones.rang
    assert [line for line in text.splitlines() if line in ("Acme", "Zeta")] == ["Zeta", "Acme"]


def test_strangers_choose_nothing(world: World) -> None:
    made = contact(world, world.alice)
    rita = world.access(world.join("Rita", Right.READ))
    for access in (world.as_charlie, rita, world.as_bob):
        with pytest.raises(NotFound):
            digest.save_digest(access, made, LATE, everything=False, when_quiet=True)
        with pytest.raises(NotFound):
            digest.test_digest(access, made, world.outside, digest_words)
    assert (Digest.objects.count(), world.phones.rang) == (0, [])


def test_who_left_the_brand_is_told_no_more(world: World) -> None:
    choose(world, world.bob, when_quiet=True)
    Membership.objects.filter(user=world.bob).delete()
    assert (rounds(world, 60), states(), world.phones.rang) == (0, [DeliveryState.CANCELED], [])


def test_a_retired_address_gets_none(world: World) -> None:
    made = choose(world, world.bob, when_quiet=True)
    calls.retire_contact(world.as_alice, made, world.outside)
    assert (rounds(world, 60), Contact.objects.get().retired_at is not None) == (0, True)


@pytest.mark.parametrize("kind", [BrandKind.DRILL, BrandKind.DEMO])
def test_drills_and_demos_send_none(world: World, kind: BrandKind) -> None:
    made = choose(world, world.bob, when_quiet=True)
    world.clock.pass_minutes(60)
    pretend = replace(world.as_worker, kind=kind)
    assert digest.send_digests(pretend, world.outside, digest_words) == 0
    assert isinstance(digest.test_digest(pretend, made, world.outside, digest_words), Refused)
    assert (DigestSent.objects.count(), world.phones.rang) == (0, [])


def test_it_is_in_the_language_of_whom_it_goes_to(world: World) -> None:
    User.objects.filter(pk=world.bob).update(language="de")
    choose(world, world.bob, when_quiet=True)
    rounds(world, 60)
    [(_, text)] = world.phones.rang
    assert "0 Erwähnungen; was üblich ist, ist noch nicht bekannt." in text


def test_it_is_an_errand_of_the_worker(world: World) -> None:
    choose(world, world.bob, when_quiet=True)
    world.clock.pass_minutes(60)
    assert [errands(world.outside) for _ in range(2)] == [1, 0]
    assert states() == [DeliveryState.SENT]


@pytest.mark.kill
def test_a_real_worker_killed_while_sending_sends_nothing_twice(tmp_path: Path) -> None:
    def worker(how: str) -> int:
        return subprocess.run([sys.executable, "-m", "tests.desk.dying", str(tmp_path), how], check=False).returncode

    assert [worker(how) for how in ("kill", "live")] == [-signals.SIGKILL, 0]
    assert (tmp_path / "sent").read_text() == "Firewarden: your day\n"


def test_days_are_counted_from_its_end_whatever_the_thread_answered_before(world: World) -> None:
    choose(world, world.alice)
    open_incident(world.as_alice, "Bags lost")
    add_task(world.as_alice, 1, "Call the port", due_at=Instant(world.clock.now() + HOUR))
    shown.set_now(Instant(world.clock.now() + 3 * DAY))
    rounds(world, 60)

    [(_, text)] = world.phones.rang
    assert [line for line in text.splitlines() if "Call the port" in line] == [
        "- Call the port, for nobody yet, due 23:00 UTC"
    ]
