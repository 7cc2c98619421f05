"""Is this text an apology? Looks for what must be there and for what undoes it. It advises, and never forbids."""

from firewarden.steps.apologize.checking.report import Findings, check, find
from firewarden.steps.apologize.checking.scoring import is_hard

__all__ = ["Findings", "check", "find", "is_hard"]
