"""Who may do what: one matrix for the whole desk. Does not read the database.

Three things grant rights, and none replaces another:

* an installation right (owner, admin) concerns clients, brands and people, never a brand's content;
* a membership gives one right in one brand, and each right includes those before it: read, work, approve, manage;
* a role in an incident (lead, deputy, ...) opens some actions of that incident to people of lesser right.

A restricted incident exists only for those named in it: for everybody else it is neither listed nor counted.
"""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from firewarden.vocabulary.care import Care
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.errors import NotAllowed
from firewarden.vocabulary.incident import Role
from firewarden.vocabulary.plan import BrandClock, BrandKind
from firewarden.vocabulary.said import joined, say


class InstallationRight(StrEnum):
    """ADMIN: clients, brands, people. OWNER: the same, and who is admin."""

    ADMIN = "admin"
    OWNER = "owner"


class Right(StrEnum):
    """In one brand; each includes those before it."""

    READ = "read"
    WORK = "work"
    APPROVE = "approve"
    MANAGE = "manage"

    def includes(self, other: "Right") -> bool:
        order = list(Right)
        return order.index(self) >= order.index(other)


@dataclass(frozen=True, slots=True)
class Rule:
    """What an action needs. `roles` of the incident may do it too, from the right to work on."""

    right: Right
    roles: frozenset[Role] = frozenset()


LEADS = frozenset({Role.LEAD, Role.DEPUTY})

BRAND_MATRIX: dict[str, Rule] = {
    # looking
    "read": Rule(Right.READ),
    "look": Rule(Right.READ),
    "read audit": Rule(Right.READ),
    # monitor
    "save query": Rule(Right.MANAGE),
    "save source": Rule(Right.MANAGE),
    "save rule": Rule(Right.MANAGE),
    "switch rule": Rule(Right.MANAGE),
    "mute rule": Rule(Right.WORK),
    "test rule": Rule(Right.WORK),
    "rate signal": Rule(Right.WORK),
    "change brand": Rule(Right.MANAGE),
    "label post": Rule(Right.WORK),
    "dismiss signal": Rule(Right.WORK),
    "look by hand": Rule(Right.WORK),
    # assess
    "report trouble": Rule(Right.READ),
    "open incident": Rule(Right.WORK),
    "promote signal": Rule(Right.WORK),
    "rename incident": Rule(Right.WORK),
    "type incident": Rule(Right.WORK),
    "merge incident": Rule(Right.APPROVE, LEADS),
    "close incident": Rule(Right.APPROVE, LEADS),
    "reopen incident": Rule(Right.WORK),
    "override level": Rule(Right.APPROVE, LEADS),
    "restrict incident": Rule(Right.MANAGE, LEADS),
    "erase evidence": Rule(Right.MANAGE),
    "disclose private": Rule(Right.WORK),
    "hold records": Rule(Right.APPROVE, frozenset({Role.APPROVER_LEGAL})),
    "answer privacy request": Rule(Right.MANAGE),
    "save retention": Rule(Right.MANAGE),
    # calls
    "save contact": Rule(Right.MANAGE),
    "answer call": Rule(Right.READ),
    # respond
    "set stance": Rule(Right.APPROVE, LEADS),
    "release held": Rule(Right.APPROVE, LEADS),
    "save outlet": Rule(Right.APPROVE),
    "check outlet": Rule(Right.WORK),
    "take role": Rule(Right.WORK),
    "add note": Rule(Right.WORK),
    "add task": Rule(Right.WORK),
    "change task": Rule(Right.WORK),
    "start checklist": Rule(Right.WORK),
    "mark step": Rule(Right.APPROVE, LEADS),
    "add fact": Rule(Right.WORK),
    "set fact": Rule(Right.WORK),
    "write draft": Rule(Right.WORK),
    "request approval": Rule(Right.WORK),
    "withdraw draft": Rule(Right.WORK),
    "waive finding": Rule(Right.APPROVE, LEADS | {Role.FACT_KEEPER}),
    "accept warnings": Rule(Right.WORK),
    "comment draft": Rule(Right.WORK),
    "break glass": Rule(Right.APPROVE),
    "release alone": Rule(Right.APPROVE),
    "release express": Rule(Right.APPROVE, LEADS),
    "take approver role": Rule(Right.APPROVE),
    "save approval path": Rule(Right.MANAGE),
    "approve": Rule(Right.APPROVE, frozenset({Role.APPROVER_LEGAL, Role.APPROVER_EXECUTIVE})),
    "publish": Rule(Right.WORK),
    "settle delivery": Rule(Right.APPROVE, LEADS),
    "hand off": Rule(Right.WORK),
    "edit publication": Rule(Right.APPROVE, LEADS),
    "delete publication": Rule(Right.APPROVE, LEADS),
    "save account": Rule(Right.MANAGE),
    "save wordsmith": Rule(Right.MANAGE),
    "propose draft": Rule(Right.WORK),
    # apologize, personalize, engage, update, offline
    "weigh apology": Rule(Right.WORK),
    "decide apology": Rule(Right.APPROVE, LEADS),
    "sign text": Rule(Right.APPROVE, frozenset({Role.APPROVER_LEGAL, Role.APPROVER_EXECUTIVE})),
    "save group": Rule(Right.WORK),
    "close group": Rule(Right.APPROVE, LEADS | {Role.CARE_LEAD}),
    "write counsel note": Rule(Right.WORK),
    "make promise": Rule(Right.WORK),
    "keep promise": Rule(Right.WORK),
    "withdraw promise": Rule(Right.APPROVE, LEADS),
    "strike promise": Rule(Right.APPROVE, LEADS),
    "write reply": Rule(Right.WORK),
    "send reply": Rule(Right.WORK),
    "triage conversation": Rule(Right.WORK),
    "note conversation": Rule(Right.WORK),
    "save view": Rule(Right.WORK),
    "save module": Rule(Right.APPROVE, LEADS),
    "save remedy": Rule(Right.APPROVE, LEADS),
    "offer remedy": Rule(Right.WORK),
    "decide offer": Rule(Right.APPROVE, LEADS),
    "join names": Rule(Right.WORK),
    "see breaks": Rule(Right.APPROVE),
    "publish update": Rule(Right.APPROVE, LEADS),
    "settle mail": Rule(Right.APPROVE),
    "send test mail": Rule(Right.WORK),
    "save subscribers": Rule(Right.MANAGE),
    "save topic": Rule(Right.APPROVE),
    "open case": Rule(Right.WORK),
    "note case": Rule(Right.WORK),
    "close case": Rule(Right.WORK),
    "talk in case": Rule(Right.WORK),
    "save case box": Rule(Right.MANAGE),
    "file mail": Rule(Right.WORK),
    # learn, rebuild, prepare
    "start review": Rule(Right.WORK),
    "write review": Rule(Right.WORK),
    "add lesson": Rule(Right.WORK),
    "close review": Rule(Right.APPROVE, LEADS),
    "declare criterion": Rule(Right.APPROVE, LEADS),
    "save plan checklist": Rule(Right.MANAGE),
    "save holding": Rule(Right.WORK),
    "approve holding": Rule(Right.APPROVE),
    # team
    "add member": Rule(Right.MANAGE),
    "remove member": Rule(Right.MANAGE),
}

INSTALLATION_MATRIX: dict[str, InstallationRight] = {
    "create client": InstallationRight.ADMIN,
    "create brand": InstallationRight.ADMIN,
    "invite user": InstallationRight.ADMIN,
    "add member": InstallationRight.ADMIN,
    "publish plan": InstallationRight.ADMIN,
    "read audit": InstallationRight.ADMIN,
    "grant right": InstallationRight.OWNER,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody signed in, at one instant of the wall clock. `user` is None for the worker."""

    user: UUID | None
    installation: InstallationRight | None
    wall: Instant
    name: str = ""
    time_zone: str = "UTC"
    language: str = "en"
    care: Care = Care()

    def may(self, action: str) -> bool:
        needed = INSTALLATION_MATRIX[action]
        return self.user is None or self.installation in (needed, InstallationRight.OWNER)

    def need(self, action: str) -> None:
        """Raises NotAllowed."""
        if not self.may(action):
            raise NotAllowed(say("Only “{right}” may do this here. Ask the owner.", right=INSTALLATION_MATRIX[action]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """One person in one brand at one instant: what every action and read takes first.
    Whoever is no member of the brand never gets one."""

    person: Person
    brand: UUID
    slug: str
    kind: BrandKind
    clock: BrandClock
    right: Right
    ours: tuple[str, ...] = ()
    """The brand's public contacts and its own names on networks: what nobody has to hide."""

    @property
    def user(self) -> UUID | None:
        return self.person.user

    @property
    def wall(self) -> Instant:
        return self.person.wall

    @property
    def now(self) -> Instant:
        """The brand's own time: actions and timers go by it."""
        return self.clock.at(self.person.wall)

    def may(self, action: str, roles: frozenset[Role] = frozenset()) -> bool:
        """`roles` are those the person holds in the incident the action is about."""
        rule = BRAND_MATRIX[action]
        if self.right.includes(rule.right):
            return True
        return self.right.includes(Right.WORK) and bool(rule.roles & roles)

    def need(self, action: str, roles: frozenset[Role] = frozenset()) -> None:
        """Raises NotAllowed with the right that is missing."""
        if not self.may(action, roles):
            rule = BRAND_MATRIX[action]
            if not rule.roles:
                raise NotAllowed(
                    say("This needs the right “{right}” in this brand. Ask who manages the brand.", right=rule.right)
                )
            others = joined(sorted(rule.roles), say(", "))
            raise NotAllowed(
                say(
                    "This needs the right “{right}” in this brand, or one of these roles in the incident: {roles}. "
                    "Ask who manages the brand.",
                    right=rule.right,
                    roles=others,
                )
            )
