"""The decision to apologize: weighed in neutral words, decided with a name, signed in a role."""

import pytest

from firewarden.desk.access import Right
from firewarden.desk.actions import apologize, assess, harmed, respond, work
from firewarden.desk.reads import apology as reads
from firewarden.desk.reads.head import head
from firewarden.desk.records import Event
from firewarden.vocabulary.apology import Answer, Cluster, Harm, SignRole, Weighing
from firewarden.vocabulary.errors import NotAllowed
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.incident import CrisisType, Fault, Role, Step
from firewarden.vocabulary.statement import DraftKind, Refused
from tests.desk.world import World

OURS = Weighing(fault=Fault.YES, confirmed=True, harms=frozenset({Harm.MONEY, Harm.DATA}), cluster=Cluster.PREVENTABLE)


@pytest.fixture(autouse=True)
def incident(world: World) -> None:
    assess.open_incident(world.as_alice, "Bags lost")


def because(world: World) -> str:
    room = head(world.as_alice, 1, world.outside)
    return str(next(one.because for one in room.rail if one.step is Step.APOLOGIZE))


def test_weighing_is_kept_and_advises(world: World) -> None:
    apologize.weigh_apology(world.as_alice, 1, OURS)

    weighed = reads.apology(world.as_bob, 1).weighed
    assert weighed is not None
    assert (weighed.value, weighed.advice.answer, weighed.by) == (OURS, Answer.APOLOGIZE, "Alice")


def test_log_admits_nothing_before_the_decision(world: World) -> None:
    apologize.weigh_apology(world.as_alice, 1, OURS)

    event = Event.objects.get(kind=EventKind.APOLOGY_WEIGHED)
    assert (event.values(), event.digest) == ({}, "")
    assert (because(world), reads.apology(world.as_alice, 1).type_signed) == ("proposed, to decide", False)


def test_form_starts_from_type_level_and_groups(world: World) -> None:
    assess.set_type(world.as_alice, 1, CrisisType.CONDUCT)
    harmed.add_group(world.as_alice, 1, harmed.Group(name="Guests", harm="Locked out", harms=frozenset({Harm.TIME})))

    assert reads.apology(world.as_alice, 1).proposed == Weighing(
        fault=Fault.UNKNOWN, confirmed=False, harms=frozenset({Harm.TIME}), cluster=Cluster.PREVENTABLE
    )


def test_decision_names_groups_and_answer(world: World) -> None:
    for name in ("Guests", "Staff", "Neighbors"):
        harmed.add_group(world.as_alice, 1, harmed.Group(name=name, harm="Locked out"))
    apologize.decide_apology(world.as_bob, 1, Fault.PARTLY, Answer.APOLOGIZE, reason="Our lock failed", groups=(1, 3))

    row = reads.apology(world.as_alice, 1).decisions[0]
    assert (row.answer, row.owed, row.groups, row.by) == (Answer.APOLOGIZE, True, ("Guests", "Neighbors"), "Bob")
    assert Event.objects.get(kind=EventKind.APOLOGY_DECIDED).values() == {
        "fault": "partly",
        "owed": True,
        "answer": "apologize",
        "groups": 2,
    }
    assert because(world) == "owed, not said yet"


def test_only_an_apology_is_owed(world: World) -> None:
    for answer in Answer:
        apologize.decide_apology(world.as_alice, 1, Fault.STANDS, answer, reason="We talked it over")

    assert {row.answer: row.owed for row in reads.apology(world.as_alice, 1).decisions} == {
        answer: answer is Answer.APOLOGIZE for answer in Answer
    }


def test_deciding_needs_the_right(world: World) -> None:
    access = world.access(world.join("Wanda", Right.WORK))
    apologize.weigh_apology(access, 1, OURS)

    with pytest.raises(NotAllowed):
        apologize.decide_apology(access, 1, Fault.YES, Answer.APOLOGIZE, reason="I am sorry")


class TestSigning:
    @pytest.fixture(autouse=True)
    def text(self, world: World) -> None:
        respond.write_draft(world.as_alice, 1, "We failed you.", title="Apology", kind=DraftKind.APOLOGY)
        work.take_role(world.as_bob, 1, Role.APPROVER_LEGAL)

    def sign(self, world: World, version: int = 1, role: SignRole = SignRole.LEGAL) -> str:
        refused = apologize.sign_off(world.as_bob, 1, 1, version, role, words="Read with the insurer")
        return str(refused.reason) if isinstance(refused, Refused) else ""

    def test_signature_stands_under_one_version(self, world: World) -> None:
        assert self.sign(world) == ""

        row = reads.apology(world.as_alice, 1).texts[0]
        assert [(one.role, one.version, one.words, one.by) for one in row.signed] == [
            (SignRole.LEGAL, 1, "Read with the insurer", "Bob")
        ]
        assert (row.unsigned, row.mine) == ((SignRole.EXECUTIVE,), ())
        event = Event.objects.get(kind=EventKind.TEXT_SIGNED)
        assert {key: value for key, value in event.values().items() if key != "sign_off"} == {
            "version": 1,
            "role": "approver, legal",
        }

    def test_changed_text_is_unsigned_again(self, world: World) -> None:
        self.sign(world)
        respond.write_draft(world.as_alice, 1, "We failed you twice.", draft=1, based_on=1)

        row = reads.apology(world.as_bob, 1).texts[0]
        assert (row.unsigned, row.mine) == ((SignRole.LEGAL, SignRole.EXECUTIVE), (SignRole.LEGAL,))
        assert self.sign(world) == "The text was changed meanwhile: it is version 2 now. Read it."

    def test_nobody_signs_twice_or_in_a_role_they_lack(self, world: World) -> None:
        assert self.sign(world, role=SignRole.EXECUTIVE) == (
            "You do not have the role of approver, executive in this incident. Take it first."
        )
        self.sign(world)
        assert self.sign(world) == "You have signed this version already."

    def test_nobody_signs_their_own_text(self, world: World) -> None:
        work.take_role(world.as_alice, 1, Role.APPROVER_EXECUTIVE)

        refused = apologize.sign_off(world.as_alice, 1, 1, 1, SignRole.EXECUTIVE)
        assert isinstance(refused, Refused)
        assert refused.reason == "You wrote part of this text, so somebody else signs it."
