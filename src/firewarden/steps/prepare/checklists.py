"""What has to be done, by level and by kind of crisis: the default plan, until a brand writes its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.incident import CrisisType, Role, Step
from firewarden.vocabulary.said import Said, say
from firewarden.vocabulary.statement import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """`due` is in minutes from the start of the checklist; `after` names items that come first;
    `action` is the entry of the desk's matrix of permissions that fulfils it."""

    key: str
    text: Said
    step: Step
    due: int
    role: Role | None = None
    after: tuple[str, ...] = ()
    action: str = ""


def default_checklist(level: Level, crisis_type: CrisisType) -> tuple[Item, ...]:
    """Everything of this level and those below it, with what this kind of trouble adds; earliest first."""
    items = [item for floor, item in _BY_LEVEL if level >= floor]
    if level >= Level.ISSUE:
        items += _BY_TYPE.get(crisis_type, ())
    return tuple(sorted(items, key=lambda item: (item.due, item.key)))


def check(items: Sequence[Item]) -> Refused | None:
    """May a brand keep this as its checklist?"""
    keys = [item.key for item in items]
    if not items:
        return Refused(reason=say("A checklist needs at least one item."))
    if len(set(keys)) != len(keys):
        return Refused(reason=say("Two items have the same key. Give each its own."))
    for item in items:
        if not item.text.strip():
            return Refused(reason=say("Item {key} has no text.", key=item.key))
        if item.due < 0:
            return Refused(reason=say("Item {key} is due before the checklist starts.", key=item.key))
        unknown = [key for key in item.after if key not in keys or key == item.key]
        if unknown:
            return Refused(
                reason=say("Item {key} waits for {other}, which is no other item here.", key=item.key, other=unknown[0])
            )
    return None


_BY_LEVEL: tuple[tuple[Level, Item], ...] = (
    (
        Level.NOISE,
        Item(
            key="look", text=say("Read the loudest posts and say whether this is about us"), step=Step.MONITOR, due=30
        ),
    ),
    (
        Level.WATCH,
        Item(key="lead", text=say("Take the lead"), step=Step.RESPOND, due=20, role=Role.LEAD, action="take role"),
    ),
    (
        Level.WATCH,
        Item(
            key="queries",
            text=say("Check that our queries catch the words people use now"),
            step=Step.MONITOR,
            due=60,
            role=Role.CHANNEL_LEAD,
        ),
    ),
    (
        Level.ISSUE,
        Item(
            key="danger",
            text=say("Find out whether anyone is in danger"),
            step=Step.ASSESS,
            due=10,
            role=Role.FACT_KEEPER,
            action="add fact",
        ),
    ),
    (
        Level.ISSUE,
        Item(
            key="facts",
            text=say("Write down what is confirmed, what is disputed and what nobody knows"),
            step=Step.ASSESS,
            due=30,
            role=Role.FACT_KEEPER,
            action="add fact",
        ),
    ),
    (
        Level.ISSUE,
        Item(
            key="hold",
            text=say("Hold planned marketing; stop ads, queues and bots by hand where we cannot reach them"),
            step=Step.RESPOND,
            due=15,
            role=Role.CHANNEL_LEAD,
            action="set stance",
        ),
    ),
    (
        Level.ISSUE,
        Item(
            key="draft",
            text=say("Draft the first words: what we know, what we do, when we speak next"),
            step=Step.RESPOND,
            due=35,
            role=Role.WRITER,
            after=("danger",),
            action="write draft",
        ),
    ),
    (
        Level.ISSUE,
        Item(
            key="approve",
            text=say("Approve the first words"),
            step=Step.RESPOND,
            due=45,
            role=Role.APPROVER_LEGAL,
            after=("draft",),
            action="approve",
        ),
    ),
    (
        Level.ISSUE,
        Item(
            key="publish",
            text=say("Publish the first words"),
            step=Step.RESPOND,
            due=55,
            role=Role.CHANNEL_LEAD,
            after=("approve",),
            action="publish",
        ),
    ),
    (
        Level.ISSUE,
        Item(
            key="apology",
            text=say("Decide whether we owe an apology"),
            step=Step.APOLOGIZE,
            due=90,
            role=Role.LEAD,
            after=("facts",),
            action="decide apology",
        ),
    ),
    (
        Level.ISSUE,
        Item(
            key="answer",
            text=say("Answer the people who were harmed first, each about their own problem"),
            step=Step.PERSONALIZE,
            due=120,
            role=Role.CARE_LEAD,
            after=("publish",),
            action="write reply",
        ),
    ),
    (
        Level.ISSUE,
        Item(
            key="private",
            text=say("Open a private case for everyone whose problem needs personal data"),
            step=Step.OFFLINE,
            due=150,
            role=Role.CARE_LEAD,
            action="open case",
        ),
    ),
    (
        Level.ISSUE,
        Item(
            key="criterion",
            text=say("Declare by what we will know that trust is back"),
            step=Step.REBUILD,
            due=24 * 60,
            role=Role.LEAD,
            action="declare criterion",
        ),
    ),
    (
        Level.CRISIS,
        Item(
            key="roles",
            text=say("Fill every role and say who rests until when"),
            step=Step.RESPOND,
            due=20,
            role=Role.LEAD,
            action="take role",
        ),
    ),
    (
        Level.CRISIS,
        Item(
            key="staff",
            text=say("Tell our own staff before they read it elsewhere"),
            step=Step.RESPOND,
            due=60,
            role=Role.DEPUTY,
        ),
    ),
    (
        Level.CRISIS,
        Item(
            key="page",
            text=say("Publish update 1 with the time of the next"),
            step=Step.UPDATE,
            due=75,
            role=Role.WRITER,
            after=("publish",),
            action="publish update",
        ),
    ),
    (
        Level.CRISIS,
        Item(
            key="queue",
            text=say("Staff the queue of people who wait for an answer"),
            step=Step.ENGAGE,
            due=60,
            role=Role.CARE_LEAD,
        ),
    ),
    (
        Level.SEVERE,
        Item(
            key="voice",
            text=say("Choose the person who speaks for us, and from where"),
            step=Step.RESPOND,
            due=20,
            role=Role.APPROVER_EXECUTIVE,
        ),
    ),
    (
        Level.SEVERE,
        Item(
            key="authorities",
            text=say("Inform the authorities and insurers who must hear it from us"),
            step=Step.RESPOND,
            due=60,
            role=Role.APPROVER_LEGAL,
        ),
    ),
    (
        Level.SEVERE,
        Item(
            key="families",
            text=say("Reach those harmed and their families before the public does"),
            step=Step.OFFLINE,
            due=45,
            role=Role.LEAD,
            action="open case",
        ),
    ),
)

_BY_TYPE: dict[CrisisType, tuple[Item, ...]] = {
    CrisisType.PRODUCT: (
        Item(key="batch", text=say("Name the batch or model and stop its sale"), step=Step.ASSESS, due=45),
        Item(key="recall", text=say("Decide on a recall and who pays for the way back"), step=Step.REBUILD, due=240),
    ),
    CrisisType.SAFETY: (
        Item(key="stop", text=say("Stop whatever can still hurt somebody"), step=Step.RESPOND, due=10, role=Role.LEAD),
        Item(
            key="helpline", text=say("Open a line for those affected"), step=Step.OFFLINE, due=60, role=Role.CARE_LEAD
        ),
    ),
    CrisisType.CONDUCT: (
        Item(
            key="person", text=say("Hear the person it is about, and take them out of sight"), step=Step.ASSESS, due=60
        ),
        Item(key="rule", text=say("Say which of our own rules was broken"), step=Step.APOLOGIZE, due=120),
    ),
    CrisisType.DATA: (
        Item(key="seal", text=say("Close the leak and keep the traces"), step=Step.RESPOND, due=15),
        Item(key="regulator", text=say("Start the clock for telling the regulator"), step=Step.RESPOND, due=60),
        Item(key="whose", text=say("List whose data it was and how they are told"), step=Step.OFFLINE, due=180),
    ),
    CrisisType.OUTAGE: (
        Item(
            key="cause", text=say("Ask those who repair it for cause, extent and next word"), step=Step.ASSESS, due=15
        ),
    ),
    CrisisType.RUMOR: (
        Item(key="trace", text=say("Keep the earliest post we saw and who spread it"), step=Step.ASSESS, due=20),
        Item(key="proof", text=say("Find the one proof an outsider can check"), step=Step.ASSESS, due=45),
    ),
    CrisisType.CAMPAIGN: (
        Item(key="demand", text=say("Write down in one sentence what they ask for"), step=Step.ASSESS, due=45),
        Item(key="talk", text=say("Offer the people behind it a conversation"), step=Step.ENGAGE, due=180),
    ),
}
