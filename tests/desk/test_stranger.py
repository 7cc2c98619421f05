"""Every address there is, visited by those it is not for. A new address is in here by itself; one without a sample
for its parameters fails, and so does a public one that is not named."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from firewarden.desk.access import Right
from firewarden.desk.records import Event
from firewarden.steps.learn.review import Section
from firewarden.steps.rebuild.criterion import Measure
from firewarden.vocabulary.apology import Answer
from firewarden.vocabulary.delivery import Deleting
from firewarden.vocabulary.incident import CaseState, CrisisType, FactStatus, Fault, Outcome, Role, Stance
from firewarden.vocabulary.statement import Phase
from tests.desk import scene as scenes
from tests.desk.people import signed_in
from tests.desk.scene import COUNSEL, HIDDEN, SECRET, Scene
from tests.desk.world import World

PUBLIC = {
    "account_login",
    "account_logout",
    "account_inactive",
    "account:enter",
    "account:theme",
    "calls:call",
    "respond:decision",
    "respond:decision_picture",
    "account:language",
    "admin:login",
    "admin:logout",
    "public:status",
    "public:feed",
    "public:data",
    "public:past",
    "public:promises",
    "public:thread",
    "public:named_feed",
    "public:look",
    "public:logo",
    "public:status_in",
    "public:past_in",
    "public:promises_in",
    "public:thread_in",
    "public:posted",
    "public:subscription",
    "public:programs",
    "public:confirming",
    "public:leaving",
    "public:program",
    "public:talk",
    "public:talk_lines",
    "public:talk_calls",
    "public:talk_file",
    "public:invitation",
}
"""Addresses that answer somebody not signed in with more than the way to sign in."""

READER_MAY = {
    "account:profile": "one's own account",
    "account_change_password": "one's own account",
    "account_set_password": "one's own account",
    "account_reauthenticate": "one's own account",
    "assess:report": "every member of a brand may report trouble",
    "assess:presence": "a person is where they are",
    "assess:looks": "what somebody has seen is their own",
    "engage:care": "one's own breaks, and how one meets abuse",
    "settings:trials": "tries a query and keeps nothing",
    "update:checks": "checks a text and keeps nothing",
}
"""What a person who may only read can do by POST, and why."""

FORMS: dict[str, dict[str, str]] = {
    "assess:report": {"brand": "acme", "words": "the stranger was here"},
    "assess:closure": {"outcome": Outcome.FALSE_ALARM, "reason": "the stranger says so"},
    "assess:merger": {"into": "3"},
    "assess:type": {"type": CrisisType.RUMOR},
    "assess:roles": {"role": Role.LEAD},
    "assess:disclosures": {"place": "0"},
    "respond:fact": {"status": FactStatus.UNKNOWN},
    "respond:stance": {"stance": Stance.HOLD_ALL},
    "respond:settlement": {"went_out": "yes"},
    "respond:deletion": {"reason": Deleting.WRONG},
    "respond:drafts": {"text": "the stranger was here"},
    "respond:draft": {"text": "the stranger was here"},
    "engage:decisions": {"wish": "noise", "chosen": "1-1"},
    "respond:approvals": {"version": "1"},
    "respond:numbering": {"numbered": "1", "based_on": "1"},
    "respond:comments": {"comment": "the stranger was here"},
    "respond:confirmations": {"text": "the stranger was here", "source": "the stranger"},
    "respond:task": {"deed": "complete"},
    "apologize:apology": {"fault": Fault.NO, "answer": Answer.EXPLAIN, "reason": "the stranger says so"},
    "apologize:promises": {"text": "the stranger promises"},
    "learn:sections": {"section": Section.OVERVIEW, "text": "the stranger was here"},
    "learn:items": {"text": "the stranger was here", "due_at": "2030-01-01T10:00"},
    "offline:state": {"state": CaseState.INVITED, "consent": "yes", "channel": "mail"},
    "rebuild:recovery": {"measure": Measure.NEGATIVE_SHARE, "limit": "20", "days": "7"},
    "update:checks": {"text": "the stranger was here"},
    "settings:privacy_search": {"person": "town:anna"},
    "settings:privacy_exports": {"person": "town:anna"},
    "settings:privacy_erasures": {"person": "town:anna"},
    "settings:privacy_holds": {"incident": "1", "reason": "the stranger says so"},
    "settings:member": {"right": Right.MANAGE},
    "settings:members": {"email": "eve@example.org", "right": Right.MANAGE},
    "update:updates": {"text": "the stranger was here", "phase": Phase.AWARE, "next_at": "2030-01-01T10:00"},
}
"""What is posted where an empty form would be refused before anybody asks who sends it."""


@dataclass(frozen=True, slots=True)
class Address:
    name: str
    route: str
    parameters: tuple[str, ...]

    @property
    def of_brand(self) -> bool:
        """Public ones are of a brand too, and for everybody."""
        return "brand" in self.parameters and self.name not in PUBLIC

    @property
    def of_incident(self) -> bool:
        return "/incidents/<int:number>/" in self.route

    @property
    def of_admin(self) -> bool:
        return self.route.startswith("admin/")


def addresses() -> list[Address]:
    return list(_walk(get_resolver(), "", ()))


def _walk(resolver: URLResolver, prefix: str, spaces: tuple[str, ...]) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _walk(entry, route, (*spaces, entry.namespace) if entry.namespace else spaces)
        elif isinstance(entry, URLPattern):
            parameters = re.findall(r"<(?:\w+:)?(\w+)>", route)
            yield Address(":".join((*spaces, entry.name or route)), route, tuple(parameters))


def samples(scene: Scene) -> dict[str, str]:
    """A value for each parameter; one for a single address has its name before it, `step:name.parameter`."""
    return {
        "brand": "acme",
        "number": str(scene.incident),
        "piece": str(scene.evidence),
        "evidence": str(scene.evidence),
        "version": "1",
        "task": str(scene.task),
        "fact": str(scene.fact),
        "draft": str(scene.draft),
        "reply": str(scene.reply),
        "conversation": str(scene.conversation),
        "view": str(scene.view),
        "case": str(scene.case),
        "room": str(scene.room),
        "call": str(scene.room),
        "file": str(scene.file),
        "line": "1",
        "stray": str(scene.stray),
        "offline:removal.contact": str(scene.room),
        "remedy": str(scene.remedy),
        "offer": str(scene.offer),
        "module": str(scene.module),
        "consent": str(scene.consent),
        "query": str(scene.query),
        "signal": str(scene.signal),
        "delivery": str(scene.delivery),
        "item": str(scene.item),
        "user": str(scene.user),
        "key": scene.source,
        "source": scene.source,
        "contact": str(scene.contact),
        "rule": str(scene.rule),
        "group": str(scene.group),
        "promise": str(scene.promise),
        "note": str(scene.note),
        "holding": str(scene.holding),
        "outlet": str(scene.outlet),
        "check": "1",
        "account": str(scene.account),
        "hook": str(scene.hook),
        "topic": scene.topic,
        "thread": scene.thread,
        "language": "en",
        "feed": "all.en.atom",
        "sha256": scene.logo,
        "settings:account_network.network": "square",
        "lane": "tripwire",
        "network": "town",
        "place": "tiktok",
        "position": "1",
        "level": "2",
        "kind": CrisisType.PRODUCT.value,
        "step": "respond",
        "role": "lead",
        "token": "not-a-token",
        "digest": scene.digest,
        "object_id": str(UUID(int=7)),
        "app_label": "desk",
        "content_type_id": str(ContentType.objects.values_list("pk", flat=True)[0]),
        "url": "nothing",
    }


def path_of(address: Address, values: dict[str, str]) -> str:
    """Raises KeyError with the parameter that has no sample."""

    def fill(match: re.Match[str]) -> str:
        return values.get(f"{address.name}.{match[1]}") or values[match[1]]

    plain = re.sub(r"\(\?P(<\w+>)[^)]*\)", r"\1", address.route).strip("^$")
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", fill, plain)


@dataclass(frozen=True, slots=True)
class Visit:
    """One answer, and its text in small letters, headers included."""

    address: Address
    method: str
    status: int
    location: str
    text: str

    def __str__(self) -> str:
        return f"{self.method} {self.address.name}: {self.status} {self.location}"

    @property
    def to_sign_in(self) -> bool:
        return self.status == 302 and self.location.startswith(("/account/sign-in/", "/admin/login/"))


def visits(client: Client, scene: Scene, *, methods: Sequence[str] = ("GET", "POST"), **replaced: str) -> list[Visit]:
    """GET and POST of every address, one after the other."""
    values = samples(scene) | replaced
    found = []
    for address in addresses():
        if address.name == "account_logout":
            continue
        try:
            path = path_of(address, values)
        except KeyError:
            continue  # the first test names it
        if "GET" in methods:
            found.append(_visit(address, "GET", client.get(path)))
        if "POST" in methods:
            found.append(_visit(address, "POST", client.post(path, FORMS.get(address.name, {}))))
    return found


def _visit(address: Address, method: str, answer: Any) -> Visit:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    text = body.decode(errors="replace") + str(dict(answer.headers))
    return Visit(address, method, answer.status_code, answer.headers.get("Location", ""), text.casefold())


def told(found: list[Visit], word: str) -> list[str]:
    return [str(visit) for visit in found if word in visit.text]


@pytest.fixture
def scene(world: World) -> Scene:
    return scenes.play(world)


def client_of(user: Any) -> Client:
    return signed_in(user, raise_request_exception=False)


def test_every_parameter_has_a_sample(scene: Scene) -> None:
    values = samples(scene)
    missing = []
    for address in addresses():
        try:
            path_of(address, values)
        except KeyError as error:
            missing.append(f"{address.name} needs a sample for {error} in tests/desk/test_stranger.py")

    assert missing == []


def test_every_public_address_is_there() -> None:
    assert PUBLIC - {address.name for address in addresses()} == set()


@pytest.mark.django_db(transaction=True)
def test_the_samples_lead_somewhere_for_whoever_manages_the_brand(world: World, scene: Scene) -> None:
    """As in an installation, where a page that is read cannot write."""
    client, values = client_of(world.alice), samples(scene)
    answers = {
        address.name: client.get(path_of(address, values)).status_code
        for address in addresses()
        if address.of_brand and all(name in values or f"{address.name}.{name}" in values for name in address.parameters)
    }

    assert {name: status for name, status in answers.items() if status not in {200, 302, 303, 405}} == {}


def test_no_name_of_staff_is_told_to_the_public(world: World, scene: Scene) -> None:
    """What the crowd can open, and what leaves as a file, is signed by the brand."""
    public = [visit for visit in visits(Client(), scene, methods=("GET",)) if visit.address.name.startswith("public:")]
    files = [
        visit
        for visit in visits(client_of(world.alice), scene, methods=("GET",))
        if "'content-disposition': 'attachment" in visit.text
    ]

    assert "public:status" in {one.address.name for one in public if one.status == 200}
    assert files != []
    assert [told([*public, *files], name) for name in (*STAFF, str(world.alice), str(world.bob))] == [[]] * 5


STAFF = ("alice", "bob@", "alice@example.org")


def test_who_is_not_signed_in_is_led_to_the_door(scene: Scene) -> None:
    found = visits(Client(raise_request_exception=False), scene)

    assert [
        str(visit) for visit in found if not (visit.to_sign_in or visit.status == 404 or visit.address.name in PUBLIC)
    ] == []
    assert told(found, SECRET) == []


def test_a_member_of_another_brand_finds_nothing(world: World, scene: Scene) -> None:
    acme = Event.objects.filter(chain__brand__slug="acme")
    before = acme.count()

    found = visits(client_of(world.charlie), scene)

    assert [str(visit) for visit in found if visit.address.of_brand and visit.status not in {404, 405}] == []
    assert [str(visit) for visit in found if visit.status >= 500] == []
    assert told(found, SECRET) == []
    assert [str(visit) for visit in found if ">acme<" in visit.text and visit.address.name not in PUBLIC] == []
    assert acme.count() == before


def test_who_may_only_read_changes_nothing(world: World, scene: Scene) -> None:
    found = visits(client_of(scenes.reader(world)), scene)

    posts = [visit for visit in found if visit.method == "POST" and visit.address.name not in {*READER_MAY, *PUBLIC}]
    wrong = [str(v) for v in posts if v.address.of_brand and v.status not in {403, 404, 405}]
    assert wrong == []
    assert [str(visit) for visit in found if visit.status >= 500] == []
    assert told(found, HIDDEN) == []


def test_a_restricted_incident_exists_for_nobody_else(world: World, scene: Scene) -> None:
    found = visits(client_of(world.bob), scene, number=str(scene.restricted))

    of_incident = [visit for visit in found if visit.address.of_incident]
    assert [str(visit) for visit in of_incident if visit.status not in {404, 405}] == []
    assert told(found, HIDDEN) == []


def test_notes_of_counsel_are_met_by_who_wrote_them_and_in_one_place(world: World, scene: Scene) -> None:
    """Bob may see everything else of the brand. Alice wrote it and owns the installation, and looks into its admin."""
    hers = visits(client_of(world.alice), scene, methods=("GET",))

    assert [visit.address.name for visit in hers if COUNSEL in visit.text] == ["apologize:counsel"]
    assert told(visits(client_of(world.bob), scene), COUNSEL) == []


def test_the_admin_is_for_admins(world: World, scene: Scene) -> None:
    found = [visit for visit in visits(client_of(world.bob), scene) if visit.address.of_admin]

    assert [
        str(visit)
        for visit in found
        if not (visit.to_sign_in or visit.status in {403, 404} or visit.address.name in PUBLIC)
    ] == []
