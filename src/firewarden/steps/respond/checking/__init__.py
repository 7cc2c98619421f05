"""The statement check: what a text says, what it leaves out, and what no confirmed fact stands behind."""

from firewarden.steps.respond.checking.background import Background, Said
from firewarden.steps.respond.checking.numbers import unconfirmed
from firewarden.steps.respond.checking.promises import PromiseFound, promises
from firewarden.steps.respond.checking.report import check

__all__ = ["Background", "PromiseFound", "Said", "check", "promises", "unconfirmed"]
