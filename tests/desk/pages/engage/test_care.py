"""What somebody read is theirs; whoever leads learns only that a break is due."""

from html import unescape

from django.test import Client

from firewarden.desk.actions import feed
from firewarden.desk.actions.serving import LEAST, save_service
from firewarden.desk.records import Break, Event, Exposure
from firewarden.vocabulary.serving import Service
from tests.desk.pages.engage.test_queue import waiting
from tests.desk.people import signed_in
from tests.desk.world import World, angry, signal

HERE = "/brands/acme/inbox/care/"
REPLY = "/brands/acme/incidents/1/replies/{}/"


def read(client: Client, *numbers: int) -> str:
    return [unescape(client.get(REPLY.format(number)).content.decode()) for number in numbers][-1]


def test_each_hostile_post_counts_once_a_day_for_who_opened_it(world: World) -> None:
    alice, bob = waiting(world, 3), signed_in(world.bob)

    read(alice, 1, 2, 1)
    read(bob, 1)

    assert sorted(Exposure.objects.values_list("user", flat=True)) == sorted([world.alice, world.alice, world.bob])
    assert "You have opened 2 hostile posts today." in alice.get(HERE).content.decode()
    assert "You have opened 1 hostile post today." in bob.get(HERE).content.decode()


def test_the_lead_learns_that_a_break_is_due_and_never_how_much_was_read(world: World) -> None:
    alice, bob = waiting(world, LEAST + 1), signed_in(world.bob)
    assert save_service(world.as_alice, Service(limit=LEAST)) is None
    before = Event.objects.count()

    assert "since your last break" not in read(bob, *range(1, LEAST))
    assert f"You have read {LEAST} hostile posts since your last break." in read(bob, LEAST)
    team = unescape(alice.get(HERE).content.decode()).partition('id="team"')[2]
    assert "Time for a break: Bob. Could take over: Alice." in team
    assert str(LEAST) not in team.partition("</section>")[0].replace("incidents/", "")
    assert Event.objects.count() == before

    bob.post(HERE, {"break": "1"})

    assert Break.objects.filter(user=world.bob).count() == 1
    assert "Time for a break" not in alice.get(HERE).content.decode()


def test_abusive_words_stand_behind_a_tap_for_who_wants_it_so(world: World) -> None:
    one = angry("x:1", text="You scum, where is my suitcase?")
    world.commit(one, signals=[signal(evidence=(one.post.key,))])
    feed.absorb(world.accesses, world.feed(), world.outside)
    alice = signed_in(world.alice)

    veiled = alice.get("/brands/acme/incidents/1/conversations/").content.decode()
    alice.post(HERE, {"grey": "1"})
    plain = alice.get("/brands/acme/incidents/1/conversations/").content.decode()

    assert (veiled.count('class="harsh"'), plain.count('class="harsh"')) == (1, 0)
    assert "scum" in plain
    assert world.as_alice.person.care.veil is False
    assert world.as_bob.person.care.veil is True
