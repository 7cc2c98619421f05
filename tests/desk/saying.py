"""A public update from the first word to the page in one call: written, answered for, approved, published."""

from collections.abc import Sequence
from uuid import UUID

from firewarden.desk.access import Access
from firewarden.desk.actions import respond, update
from firewarden.desk.outside import Outside
from firewarden.desk.records import Draft, Membership, scope
from firewarden.desk.records.drafted import around, drafted
from firewarden.steps.respond.approval import Approved
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.finding import Weight
from firewarden.vocabulary.progress import Progress
from firewarden.vocabulary.statement import Phase, Refused
from tests.desk.world import World


def tell(
    world: World,
    incident: int,
    text: str,
    *,
    phase: Phase,
    next_at: Instant | None,
    platforms: Sequence[str] = (),
    corrects: int | None = None,
    topics: tuple[str, ...] = (),
    words: Sequence[tuple[str, str, str]] = (),
) -> int | Refused:
    """Its number. Alice writes it, and somebody else says yes. `words`: platform, language and text of others."""
    come = Progress(phase=phase, next_at=next_at, topics=topics, corrects=corrects)
    number = update.write_update(world.as_alice, incident, text, come)
    if isinstance(number, Refused):
        return number
    for platform, language, other in words:
        based_on = Draft.objects.get(incident__number=incident, number=number).version
        made = respond.write_variant(
            world.as_alice, incident, number, other, platform=platform, language=language, based_on=based_on
        )
        assert isinstance(made, int), made
    let_out(world, incident, number)
    return publish(world.as_alice, incident, number, next_at, world.outside, platforms)


def publish(
    access: Access, incident: int, draft: int, next_at: Instant | None, outside: Outside, platforms: Sequence[str] = ()
) -> int | Refused:
    return update.publish_update(access, incident, draft, next_at=next_at, outside=outside, platforms=platforms)


def let_out(world: World, incident: int, draft: int) -> None:
    """Whatever waits for a fact is answered for; where the level asks for more than one yes, two break the glass."""
    alice = world.as_alice
    row = scope.numbered(scope.incident(alice, incident).drafts.all(), draft, "draft")
    while waiting := [one for one in drafted(around(alice, row.incident), row).open if one.weight is Weight.CONFIRM]:
        place = (waiting[0].code, waiting[0].start, waiting[0].end)
        refused = respond.waive_finding(alice, incident, draft, row.version, place, reason="Known")
        assert refused is None, refused
    other = world.access(_other(world))
    asked = respond.request_approval(alice, incident, draft)
    assert asked is None, asked
    if isinstance(respond.approve(other, incident, draft, row.version), Approved):
        return
    for access in (alice, other):
        given = respond.touch_glass(access, incident, draft, row.version, "It cannot wait.")
        assert not isinstance(given, Refused), given


def _other(world: World) -> UUID:
    """Somebody beside Alice who may approve in Acme."""
    rows = Membership.objects.filter(brand=world.as_alice.brand, right__in=("approve", "manage"))
    return rows.exclude(user=world.alice).values_list("user", flat=True)[0]
