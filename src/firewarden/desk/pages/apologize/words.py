"""Words of the choices on these pages, in the reader's language."""

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _

from firewarden.vocabulary.apology import Answer, Bond, Cluster, Harm, Part, SignRole, Size
from firewarden.vocabulary.incident import Fault
from firewarden.vocabulary.promise import PromiseState, SaidIn

Choices = tuple[tuple[str, str | Lazy], ...]

FAULTS: Choices = (
    (Fault.UNKNOWN, _("Not known yet")),
    (Fault.NO, _("No: it was not our doing")),
    (Fault.PARTLY, _("Partly: we had a part in it")),
    (Fault.YES, _("Yes: it was our doing")),
    (Fault.STANDS, _("It is about values: we stand by what we did")),
    (Fault.REGRETS, _("It is about values: we do not stand by what we did")),
)
ANSWERS: Choices = (
    (Answer.APOLOGIZE, _("Apologize")),
    (Answer.CONCERN, _("Express concern and promise facts")),
    (Answer.EXPLAIN, _("Explain")),
    (Answer.STAND, _("Stand firm and explain")),
)
HARMS: Choices = (
    (Harm.PHYSICAL, _("Injury or death")),
    (Harm.HEALTH, _("Health")),
    (Harm.DIGNITY, _("Dignity, discrimination")),
    (Harm.ENVIRONMENT, _("Environment")),
    (Harm.DATA, _("Personal data")),
    (Harm.MONEY, _("Money")),
    (Harm.TIME, _("Time")),
    (Harm.TRUST, _("Trust")),
)
CLUSTERS: Choices = (
    (Cluster.UNKNOWN, _("Hard to say")),
    (Cluster.VICTIM, _("Nobody holds us responsible: we are hit ourselves")),
    (Cluster.ACCIDENTAL, _("An accident: not meant")),
    (Cluster.PREVENTABLE, _("We could have prevented it")),
)
BONDS: Choices = (
    (Bond.LOSS, _("Single people lost something of their own")),
    (Bond.RELATIONSHIP, _("People lost faith in us")),
    (Bond.COMMUNITY, _("A community, or what it holds, was hurt")),
)
PARTS: Choices = (
    (Part.RESPONSIBILITY, _("Whose doing it was: ours")),
    (Part.REPAIR, _("What we do to put it right")),
    (Part.EMPATHY, _("What those people went through")),
    (Part.NORM, _("The rule we broke, and that it holds")),
    (Part.EXPLANATION, _("How it happened")),
    (Part.CHANGE, _("What changes, by when, and who sees to it")),
    (Part.FACTS, _("What is known")),
    (Part.FINDING_OUT, _("What we are finding out, and by when")),
    (Part.HELP, _("What people can do, and whom they reach")),
    (Part.VALUES, _("What we hold, and why we did it")),
    (Part.LISTENING, _("How those who disagree are heard")),
)
SIZES: Choices = (
    (Size.UNKNOWN, _("Nobody knows how many")),
    (Size.ESTIMATED, _("Estimated")),
    (Size.KNOWN, _("Known")),
)
SIGNS: Choices = ((SignRole.LEGAL, _("Legal")), (SignRole.EXECUTIVE, _("Executive")))
STATES: Choices = (
    (PromiseState.LATE, _("late")),
    (PromiseState.PROMISED, _("promised")),
    (PromiseState.KEPT, _("kept")),
    (PromiseState.WITHDRAWN, _("withdrawn")),
    (PromiseState.STRUCK, _("no promise")),
)
SAID_IN: Choices = (
    (SaidIn.STATEMENT, _("a statement")),
    (SaidIn.REPLY, _("a reply")),
    (SaidIn.UPDATE, _("an update")),
    (SaidIn.PUBLICATION, _("a publication")),
    (SaidIn.ELSEWHERE, _("elsewhere")),
)
BY_HAND: Choices = tuple(one for one in SAID_IN if one[0] != SaidIn.STATEMENT)
