"""What is weighed before an apology: harm, who bears it, whose doing it is held to be, and the answers there are."""

from dataclasses import dataclass
from enum import StrEnum

from firewarden.vocabulary.incident import Fault
from firewarden.vocabulary.said import Said


class Answer(StrEnum):
    """Of the least concession to the greatest."""

    STAND = "stand firm and explain"
    EXPLAIN = "explain"
    CONCERN = "express concern and promise facts"
    APOLOGIZE = "apologize"


class Harm(StrEnum):
    """What people lost. In the order of how grave it is taken."""

    PHYSICAL = "injury or death"
    HEALTH = "health"
    DIGNITY = "dignity or discrimination"
    ENVIRONMENT = "environment"
    DATA = "personal data"
    MONEY = "money"
    TIME = "time"
    TRUST = "trust"


class Cluster(StrEnum):
    """Whose doing the public holds a crisis of this kind to be (Coombs). VICTIM: not ours; ACCIDENTAL: not meant;
    PREVENTABLE: we could have prevented it."""

    UNKNOWN = "unknown"
    VICTIM = "victim"
    ACCIDENTAL = "accidental"
    PREVENTABLE = "preventable"


class Bond(StrEnum):
    """What the harm touched, seen from those who bear it (Fehr and Gelfand)."""

    LOSS = "individual loss"
    RELATIONSHIP = "relationship"
    COMMUNITY = "community or values"


class Part(StrEnum):
    """What a text says, piece by piece."""

    RESPONSIBILITY = "responsibility"
    REPAIR = "repair"
    EMPATHY = "empathy"
    NORM = "the rule that was broken"
    EXPLANATION = "explanation"
    CHANGE = "what changes"
    FACTS = "what is known"
    FINDING_OUT = "what is being found out, and by when"
    HELP = "what people can do"
    VALUES = "what we hold, and why"
    LISTENING = "how to be heard"


class Size(StrEnum):
    """How well we know how many people a group has."""

    UNKNOWN = "unknown"
    ESTIMATED = "estimated"
    KNOWN = "known"


class SignRole(StrEnum):
    """In what capacity somebody signs a text."""

    LEGAL = "approver, legal"
    EXECUTIVE = "approver, executive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """All that the rule is told. `confirmed`: the facts about our part and the harm are confirmed. `intensified`: it
    happened before, or our name was bad already. `heated`: talk is loud and hostile. `repairable`: what was lost can
    be given back or paid for."""

    fault: Fault
    confirmed: bool
    harms: frozenset[Harm] = frozenset()
    cluster: Cluster = Cluster.UNKNOWN
    intensified: bool = False
    repairable: bool = True
    heated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """`order`: the parts of the text, first to last. `bond` None: nobody was harmed. `delivery`: where and by whom.
    `avoid`: what the text must not do."""

    answer: Answer
    because: tuple[Said, ...]
    bond: Bond | None
    order: tuple[Part, ...]
    delivery: tuple[Said, ...]
    avoid: tuple[Said, ...]
