"""What a team works on and how far it has come: incidents, roles, tasks, and the standing of each step."""

from dataclasses import dataclass
from enum import StrEnum

from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.said import NOTHING, Said


class Step(StrEnum):
    """The ten steps, in their order."""

    MONITOR = "monitor"
    ASSESS = "assess"
    RESPOND = "respond"
    APOLOGIZE = "apologize"
    PERSONALIZE = "personalize"
    ENGAGE = "engage"
    UPDATE = "update"
    OFFLINE = "offline"
    LEARN = "learn"
    REBUILD = "rebuild"


class StepState(StrEnum):
    """WAITING: the next move is somebody else's, or a time has to come."""

    NOT_STARTED = "not started"
    ACTIVE = "active"
    WAITING = "waiting"
    DONE = "done"
    NOT_NEEDED = "not needed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where one step of one incident stands, and why in a few words. `count` is what waits in it."""

    step: Step
    state: StepState
    because: Said = NOTHING
    count: int = 0


class IncidentState(StrEnum):
    OPEN = "open"
    CLOSED = "closed"


class Outcome(StrEnum):
    """Why an incident was closed."""

    RESOLVED = "resolved"
    FALSE_ALARM = "false alarm"
    EXPLAINED = "explained"
    MERGED = "merged"


class Stance(StrEnum):
    """What may go out while an incident is open."""

    NORMAL = "normal"
    HOLD_MARKETING = "hold marketing"
    HOLD_ALL = "hold all"
    LOCKED = "locked"


class CrisisType(StrEnum):
    """What kind of trouble it is. UNKNOWN until somebody says."""

    UNKNOWN = "unknown"
    PRODUCT = "product"
    SAFETY = "safety"
    CONDUCT = "conduct"
    DATA = "data"
    OUTAGE = "outage"
    RUMOR = "rumor"
    CAMPAIGN = "campaign"


class Role(StrEnum):
    """What a person does in one incident. One person may hold several."""

    LEAD = "lead"
    DEPUTY = "deputy"
    WRITER = "writer"
    FACT_KEEPER = "fact keeper"
    APPROVER_LEGAL = "approver, legal"
    APPROVER_EXECUTIVE = "approver, executive"
    CHANNEL_LEAD = "channel lead"
    CARE_LEAD = "care lead"
    SCRIBE = "scribe"
    OBSERVER = "observer"


class Fault(StrEnum):
    """Our own part in what happened, as far as known. In a dispute about values nobody doubts what we did; the question
    is whether we stand by it."""

    UNKNOWN = "unknown"
    NO = "no"
    PARTLY = "partly"
    YES = "yes"
    STANDS = "values, stands"
    REGRETS = "values, regrets"


class FactStatus(StrEnum):
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"
    UNKNOWN = "unknown"


class CaseState(StrEnum):
    """One person's problem, from the public thread into a private channel and back."""

    OPEN = "open"
    INVITED = "invited"
    TALKING = "talking"
    SOLVED_PUBLIC = "solved in public"
    SOLVED_PRIVATE = "solved in private"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """`blocked_by` names the tasks that have to be done first. Owners are opaque ids."""

    id: str
    text: str
    step: Step
    owner: str | None = None
    due_at: Instant | None = None
    done: bool = False
    blocked_by: tuple[str, ...] = ()
    action: str = ""
    """The screen action that fulfils it, named as in the desk's matrix of permissions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What has been done in one incident, as numbers: all that the rules of the rail need.
    Every number is taken at `now`, from one snapshot."""

    now: Instant
    opened_at: Instant
    level: Level
    raised_at: Instant = Instant(0)
    """When it last rose to a higher level."""
    closed: bool = False
    sources_reading: int = 0
    sources_blind: int = 0
    assessments: int = 0
    confirmed_facts: int = 0
    open_facts: int = 0
    drafts: int = 0
    drafts_waiting: int = 0
    """Drafts that wait for an approval."""
    statements: int = 0
    publications: int = 0
    deliveries_pending: int = 0
    last_words_at: Instant | None = None
    last_substance_at: Instant | None = None
    """Our last public words that said what we know, not only that we know."""
    fault: Fault | None = None
    """None: nobody has decided yet."""
    apology_owed: bool = False
    apologies_published: int = 0
    weighings: int = 0
    """How often it was weighed whether we owe an apology."""
    groups: int = 0
    """Harmed groups that are known."""
    groups_unreached: int = 0
    """Of these, open ones of whom nobody was reached."""
    to_answer: int = 0
    """People who wrote to us or of us and whom we hold as evidence, still without an answer."""
    replies_sent: int = 0
    replies_unsent: int = 0
    offers_asked: int = 0
    """More than the catalog of remedies allows, and nobody has decided yet."""
    offers_owed: int = 0
    """Accepted by a person, and not delivered."""
    updates: int = 0
    next_update_at: Instant | None = None
    cases: int = 0
    cases_open: int = 0
    cases_waiting: int = 0
    """Open cases whose next word is the other person's."""
    review: str | None = None
    """None: no review yet; else its state, open or closed."""
    lessons: int = 0
    criterion: bool = False
    recovered: bool | None = None
    """None: not measured yet."""
