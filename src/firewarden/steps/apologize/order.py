"""What a text says first, by what those harmed have lost: individual loss asks for repair, a relationship for empathy,
a community or its values for the rule that was broken (Fehr and Gelfand). The rest follows in the order in which
people weigh it (Lewicki, Polin and Lount): responsibility, repair, then the others."""

from collections.abc import Set as AbstractSet

from firewarden.vocabulary.apology import Answer, Bond, Harm, Part, Weighing
from firewarden.vocabulary.incident import Fault

BONDS = {
    Harm.PHYSICAL: Bond.LOSS,
    Harm.HEALTH: Bond.LOSS,
    Harm.DIGNITY: Bond.COMMUNITY,
    Harm.ENVIRONMENT: Bond.COMMUNITY,
    Harm.DATA: Bond.LOSS,
    Harm.MONEY: Bond.LOSS,
    Harm.TIME: Bond.LOSS,
    Harm.TRUST: Bond.RELATIONSHIP,
}
FIRST = {Bond.LOSS: Part.REPAIR, Bond.RELATIONSHIP: Part.EMPATHY, Bond.COMMUNITY: Part.NORM}
APOLOGY = (Part.RESPONSIBILITY, Part.REPAIR, Part.EMPATHY, Part.EXPLANATION, Part.CHANGE)
CONCERN = (Part.FACTS, Part.HELP, Part.FINDING_OUT)
EXPLANATION = (Part.FACTS, Part.EXPLANATION, Part.HELP)
OWN_EXPLANATION = (Part.FACTS, Part.EXPLANATION, Part.CHANGE, Part.HELP)
STAND = (Part.VALUES, Part.EXPLANATION, Part.LISTENING)


def bond_of(harms: AbstractSet[Harm]) -> Bond | None:
    """The gravest harm says; None where there is none."""
    gravest = next((harm for harm in Harm if harm in harms), None)
    return None if gravest is None else BONDS[gravest]


def first_of(harms: AbstractSet[Harm], *, repairable: bool = True, heated: bool = False) -> Part:
    """What those people should read first. Repair does not open in public while talk is heated (Herhausen et al.), nor
    where nothing can be given back."""
    bond = bond_of(harms)
    first = Part.RESPONSIBILITY if bond is None else FIRST[bond]
    return Part.EMPATHY if first is Part.REPAIR and (heated or not repairable) else first


def order_of(weighing: Weighing, answer: Answer) -> tuple[Part, ...]:
    match answer:
        case Answer.APOLOGIZE:
            first = first_of(weighing.harms, repairable=weighing.repairable, heated=weighing.heated)
            parts = dict.fromkeys((first, *APOLOGY))
            return tuple(part for part in parts if weighing.repairable or part is not Part.REPAIR)
        case Answer.CONCERN:
            return (Part.EMPATHY, *CONCERN) if weighing.harms else CONCERN
        case Answer.EXPLAIN:
            return OWN_EXPLANATION if weighing.fault in (Fault.YES, Fault.PARTLY) else EXPLANATION
    return STAND
