"""Is this reply for this one person, and does it help? Everything here advises; personal data and blanks stop it."""

from firewarden.steps.personalize.checking.background import Background, Earlier, Manner, Mood, Remedy
from firewarden.steps.personalize.checking.copies import LAST, Copy, nearest
from firewarden.steps.personalize.checking.report import Meters, check, meters
from firewarden.steps.personalize.checking.specific import Echo, echo, specificity
from firewarden.steps.personalize.checking.voice import Voice

__all__ = [
    "LAST",
    "Background",
    "Copy",
    "Earlier",
    "Echo",
    "Manner",
    "Meters",
    "Mood",
    "Remedy",
    "Voice",
    "check",
    "echo",
    "meters",
    "nearest",
    "specificity",
]
