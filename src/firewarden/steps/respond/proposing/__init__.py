"""A draft proposed by a model: what the model is told, and what of its answer may stand before a person.

A model never decides what is true, never promises, blames, admits or approves, and never sees who wrote to us. Every
sentence of its answer is taken for hostile until a confirmed fact stands behind what it says.
"""

from firewarden.steps.respond.proposing.masking import Masked, masked
from firewarden.steps.respond.proposing.prompt import prompt, trial
from firewarden.steps.respond.proposing.rules import may_go_alone, unread
from firewarden.steps.respond.proposing.sieve import Lint, sift, text_of

__all__ = ["Lint", "Masked", "masked", "may_go_alone", "prompt", "sift", "text_of", "trial", "unread"]
