"""Acme in the middle of something, with a word in every text that must not reach a stranger.

Whoever adds a kind of thing to the desk adds one here, and its parameter to `tests/desk/test_stranger.py`.
"""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from firewarden.desk.access import Access, Right
from firewarden.desk.actions import (
    accounts,
    assess,
    backtests,
    calls,
    consents,
    counsel,
    engage,
    face,
    feed,
    harmed,
    holdings,
    hooks,
    learn,
    modules,
    monitor,
    offers,
    offline,
    outlets,
    personalize,
    promises,
    remedies,
    respond,
    rules,
    topics,
    work,
)
from firewarden.desk.actions.blobs import keep_bytes
from firewarden.desk.actions.report import Report, report_trouble
from firewarden.desk.actions.rules import Wanted
from firewarden.desk.actions.subscribing import Wanted as Wish
from firewarden.desk.reads import incidents as radar
from firewarden.desk.records import (
    Brand,
    CaseFile,
    Delivery,
    DraftPicture,
    DraftVersion,
    Evidence,
    EvidencePicture,
    StrayMail,
    Update,
)
from firewarden.vocabulary.assessment import Assessment, Level
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.incident import FactStatus, Stance
from firewarden.vocabulary.letter import Astray, Carried, Way
from firewarden.vocabulary.picture import PictureState
from firewarden.vocabulary.remedy import RemedyKind, Worth
from firewarden.vocabulary.rule import Tripwire
from firewarden.vocabulary.statement import Phase, Refused
from tests import drawn
from tests.desk.saying import tell
from tests.desk.square import TYPED, with_square
from tests.desk.world import HOUR, World, angry, signal
from tests.desk.world import assess as assess_posts

SECRET = "zyzzyva"
"""In every text of Acme. Charlie must never meet it."""

HIDDEN = "quokka"
"""In every text of Acme's restricted incident. Bob, who approves in Acme, must never meet it either."""

COUNSEL = "axolotl"
"""In a note of counsel's, which Alice wrote for herself. Nobody else must ever meet it, and she in one place only."""

PIXEL = b"\x89PNG\r\n\x1a\n zyzzyva"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Numbers of one thing of each kind in the open incident; `restricted` is the other incident."""

    incident: int
    restricted: int
    evidence: int
    task: int
    fact: int
    draft: int
    digest: str
    reply: int
    conversation: int
    view: int
    case: int
    room: UUID
    stray: int
    file: UUID
    remedy: int
    offer: int
    module: int
    consent: int
    query: int
    signal: UUID
    delivery: UUID
    item: UUID
    user: UUID
    source: str
    contact: UUID
    rule: int
    group: int
    promise: int
    note: UUID
    holding: int
    outlet: int
    account: UUID
    hook: UUID
    topic: str
    thread: str
    logo: str


def play(world: World) -> Scene:
    """Alice does everything once in an open incident, and opens a second one for herself alone."""
    with_square(world)
    alice, waiting = world.as_alice, _signal(world)
    number = _made(report_trouble(alice, Report(words=f"{SECRET} reporter called", screenshot=PIXEL)))
    scene = Scene(
        incident=number,
        restricted=_made(assess.open_incident(alice, f"{SECRET} {HIDDEN} affair", level=Level.CRISIS)),
        evidence=1,
        task=_made(work.add_task(alice, number, f"{SECRET} task")),
        fact=_made(respond.add_fact(alice, number, f"{SECRET} fact", status=FactStatus.CONFIRMED, source="log")),
        draft=_made(respond.write_draft(alice, number, f"{SECRET} draft", title=f"{SECRET} title")),
        digest=_own_picture(alice, number),
        reply=_made(personalize.write_reply(alice, number, 1, f"{SECRET} reply")),
        conversation=1,
        view=_made(engage.save_view(alice, f"{SECRET} view", {"q": SECRET}, shared=True)),
        case=_made(offline.open_case(alice, number, f"{SECRET} problem")),
        room=UUID(int=0),
        stray=1,
        file=UUID(int=0),
        remedy=_remedy(world, number),
        offer=_offer(world, number),
        module=_made(modules.save_module(alice, f"{SECRET} topic", f"{SECRET} {{what}}")),
        consent=_consent(world, number),
        signal=waiting,
        delivery=_delivery(world, number),
        item=_item(world, number),
        user=world.bob,
        source="recording",
        contact=_contact(world),
        query=_made(monitor.save_query(alice, f"{SECRET} query", SECRET)),
        rule=_rule(world),
        group=_made(harmed.add_group(alice, number, harmed.Group(name=f"{SECRET} guests", harm=f"{SECRET} harm"))),
        promise=_made(promises.make_promise(alice, number, promises.Promised(text=f"{SECRET} promise"))),
        note=_note(world, number),
        holding=_holding(world),
        outlet=_made(outlets.save_outlet(alice, outlets.Named(name=f"{SECRET} ads"), world.outside)),
        account=_account(world),
        hook=_hook(world),
        topic=_topic(world),
        thread=Update.objects.get().pk.hex,
        logo=_logo(world),
    )
    room, file = _talk(world, number, scene.case)
    scene = replace(scene, room=room, file=file)
    respond.set_stance(alice, number, Stance.HOLD_MARKETING)
    assess.reassess(alice, number, world.outside)
    _picture(world, number)
    _done(work.add_note(alice, number, f"{SECRET} note"))
    _done(engage.note_conversation(alice, number, scene.conversation, f"{SECRET} talk", [world.bob]))
    _done(assess.restrict(alice, scene.restricted, ()))
    _done(work.add_note(alice, scene.restricted, f"{SECRET} {HIDDEN} note"))
    _done(learn.add_lesson(alice, number, f"{SECRET} lesson"))
    told = {"places": SECRET}
    _done(monitor.save_source(alice, "recording", connector="town", name=f"{SECRET} source", settings=told, live=True))
    return scene


def _talk(world: World, number: int, case: int) -> tuple[UUID, UUID]:
    """Somebody came by the link and wrote, with a file; we know their address, and when to call them."""
    alice = world.as_alice
    made = offline.invite(alice, number, case, Way.LINK)
    assert isinstance(made, offline.Invited)
    assert offline.open_link(alice, made.room, made.token) is not None
    paper = Carried(name=f"{SECRET}.txt", data=f"{SECRET} paper".encode())
    said = offline.say_line(alice, made.room, f"{SECRET} insulin", files=[paper], agreed=f"{SECRET} yes")
    assert isinstance(said, offline.Sent), said
    contact = offline.add_contact(alice, number, case, Way.MAIL, f"{SECRET}@example.org", agreed="")
    assert not isinstance(contact, Refused), contact
    wish = offline.Wish(phone="+351210000000", at=Instant(alice.now + HOUR), zone="UTC", about=f"{SECRET} call")
    _done(offline.note_call(alice, number, case, wish))
    _done(offline.note_case(alice, number, case, f"{SECRET} case note"))
    StrayMail.objects.create(
        brand_id=alice.brand,
        number=1,
        mark="m",
        why=Astray.NO_CASE,
        sender=f"{SECRET}@example.org",
        text=f"{SECRET} mail",
        at=alice.now,
    )
    return made.room, CaseFile.objects.values_list("pk", flat=True)[0]


def _note(world: World, number: int) -> UUID:
    made = counsel.add_counsel_note(world.as_alice, number, f"{SECRET} {COUNSEL} exposure")
    assert isinstance(made, UUID), made
    return made


def _holding(world: World) -> int:
    made = _made(
        holdings.save_holding(world.as_alice, holdings.Written(title=f"{SECRET} first", text=f"{SECRET} words"))
    )
    _done(holdings.approve_holding(world.as_bob, made, 1, 180))
    return made


def _hook(world: World) -> UUID:
    """A program that a stranger wants to have told."""
    made = hooks.ask_hook(world.as_worker, f"https://{SECRET}.example/in", Wish(), world.outside)
    assert isinstance(made, hooks.Made), made
    return made.hook


def _account(world: World) -> UUID:
    made = accounts.connect(world.as_alice, replace(TYPED, name=f"{SECRET} account"))
    assert isinstance(made, UUID), made
    return made


def _rule(world: World) -> int:
    """One that was tested: of what it would have said, the words are Acme's."""
    made = _made(rules.save(world.as_alice, Wanted(name=f"{SECRET} rule", terms=Tripwire(query=SECRET))))
    _done(rules.switch_on(world.as_alice, made, f"{SECRET} reason"))
    waiting = backtests.waiting(world.accesses)
    assert waiting is not None
    backtests.run(*waiting, world.outside)
    return made


def _remedy(world: World, number: int) -> int:
    wanted = remedies.Wanted(
        kind=RemedyKind.REFUND, name=f"{SECRET} refund", to_whom=f"{SECRET} guests", words=f"{SECRET} money", fact=1
    )
    return _made(remedies.save_remedy(world.as_alice, number, wanted))


def _offer(world: World, number: int) -> int:
    """Bob asked, so that Alice can decide."""
    asking = offers.Asking(worth=Worth(), why=f"{SECRET} why", words=f"{SECRET} more")
    return _made(offers.ask(world.as_bob, number, 1, asking))


def _consent(world: World, number: int) -> int:
    """The reported post has no author, so it is given one."""
    Evidence.objects.filter(incident__number=number, number=1).update(author=f"{SECRET} ana", platform="town")
    return _made(consents.note_consent(world.as_alice, number, 1, ("customer", f"{SECRET} 7"), f"{SECRET} yes"))


def _contact(world: World) -> UUID:
    wish = calls.Wish(user=world.alice, name=f"{SECRET} phone", address=f"push://{SECRET}")
    made = calls.save_contact(world.as_alice, wish, world.outside)
    assert isinstance(made, UUID), made
    return made


def _picture(world: World, number: int) -> None:
    """Of the first piece of evidence."""
    EvidencePicture.objects.create(
        evidence=Evidence.objects.get(incident__number=number, number=1),
        position=1,
        url=f"https://pictures.example/{SECRET}",
        alt=f"{SECRET} smoke",
        state=PictureState.KEPT,
        blob=keep_bytes(world.as_alice, PIXEL, "image/png"),
        fetched_at=world.as_alice.wall,
        reading=f"{SECRET} recall",
        confidence=0.9,
        read_at=world.as_alice.wall,
    )


def _item(world: World, number: int) -> UUID:
    _done(learn.start_review(world.as_alice, number))
    made = learn.add_action_item(
        world.as_alice, number, f"{SECRET} item", owner=world.alice, due_at=Instant(world.as_alice.now + HOUR)
    )
    assert isinstance(made, UUID), made
    return made


def _own_picture(alice: Access, number: int) -> str:
    """Of the first version of the text, so that it stays the first."""
    version = DraftVersion.objects.get(draft__incident__number=number, draft__number=1)
    blob = keep_bytes(alice, drawn.png(), "image/png")
    DraftPicture.objects.create(
        version=version,
        position=1,
        blob=blob,
        alt=f"{SECRET} quay",
        sha256=blob.sha256,
        media_type="image/png",
        size=len(drawn.png()),
    )
    return blob.sha256


def _delivery(world: World, number: int) -> UUID:
    """Of the one thing that is public: an update."""
    alice = world.as_alice
    _made(
        tell(
            world,
            number,
            "We know of it.",
            phase=Phase.AWARE,
            next_at=Instant(alice.now + HOUR),
            platforms=("sandbox",),
        )
    )
    return Delivery.objects.values_list("pk", flat=True)[0]


def _topic(world: World) -> str:
    """A topic is public, and so has no secret in it."""
    _done(topics.save_topic(world.as_alice, "hall-2", "Hall 2", {}))
    return "hall-2"


def _logo(world: World) -> str:
    """Public, too."""
    _done(face.save_logo(world.as_alice, drawn.png()))
    logo = Brand.objects.get(slug="acme").logo
    assert logo is not None
    return logo.sha256


def reader(world: World) -> object:
    """Somebody who may read in Acme, and nothing else."""
    return world.join("Rita", Right.READ)


def _signal(world: World) -> UUID:
    """One that opened nothing and waits for a person, with the post behind it."""

    def calmly(*given: Any) -> Assessment:
        found = assess_posts(*given)
        return replace(found, severity=replace(found.severity, level=Level.NOISE))

    world.commit(angry("x:1", text=f"{SECRET} post"), signals=[signal(reason=f"{SECRET} reason")])
    feed.absorb(world.accesses, world.feed(), replace(world.outside, assess=calmly))
    return radar.signals(world.as_alice)[0].id


def _made(answer: int | Refused) -> int:
    assert isinstance(answer, int), answer
    return answer


def _done(answer: object) -> None:
    assert not isinstance(answer, Refused), answer
