"""Rules one tap away: what teams ask for most, with everything filled in that can be."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from firewarden.vocabulary.rule import LANES, Reach, Spread, Terms, Tone, Tripwire
from firewarden.vocabulary.signal import Lane


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """`incomplete`: names have to be put in first."""

    key: str
    name: str | Promise
    about: str | Promise
    terms: Terms
    incomplete: bool = False

    @property
    def lane(self) -> Lane:
        return LANES[type(self.terms)]


PRESETS = (
    Preset(
        key="danger",
        name=_("Somebody may be in danger"),
        about=_("One post that speaks of safety, health, death or children is enough."),
        terms=Tripwire(query="reason:(safety OR health OR death OR minors)"),
    ),
    Preset(
        key="press",
        name=_("A journalist or an authority writes"),
        about=_("One post of an account you list. Put the names in."),
        terms=Tripwire(query="author:()"),
        incomplete=True,
    ),
    Preset(
        key="network",
        name=_("Talk on a network where there was none"),
        about=_("First heard of in 28 days."),
        terms=Tripwire(new_network=True),
    ),
    Preset(
        key="ours",
        name=_("Hostile answers pile up under one of our posts"),
        about=_("Replies and quotes, most of them hostile."),
        terms=Tripwire(answers=10, ours=True),
    ),
    Preset(
        key="share",
        name=_("The tone turns"),
        about=_("A larger hostile share than usual, however much is said."),
        terms=Tone(),
    ),
    Preset(
        key="reach",
        name=_("A hostile post on its way to many"),
        about=_("Foretold from how fast reactions come."),
        terms=Reach(),
    ),
    Preset(
        key="crossing",
        name=_("A narrative crosses over"),
        about=_("From one network or language to another."),
        terms=Spread(),
    ),
)

KINDS: dict[Lane, tuple[str | Promise, Terms]] = {
    Lane.TRIPWIRE: (_("Tripwire: single posts that must not be missed"), Tripwire()),
    Lane.TONE: (_("Tone: the hostile share"), Tone()),
    Lane.REACH: (_("Reach: a post that will be seen by many"), Reach()),
    Lane.SPREAD: (_("Spread: a narrative that comes elsewhere"), Spread()),
}
"""What can be made, each with what the form starts from."""
