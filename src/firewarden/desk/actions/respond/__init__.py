"""From facts to a published statement, a room each: stance, facts, drafts, approvals, publishing."""

from firewarden.desk.actions.respond.approvals import approve, ask_for_changes, request_approval, withdraw
from firewarden.desk.actions.respond.drafts import check_text, write_draft
from firewarden.desk.actions.respond.facts import add_fact, set_fact
from firewarden.desk.actions.respond.publishing import publish
from firewarden.desk.actions.respond.stance import release_held, set_stance
from firewarden.desk.actions.respond.texts import findings_on, text_of

__all__ = [
    "add_fact",
    "approve",
    "ask_for_changes",
    "check_text",
    "findings_on",
    "publish",
    "release_held",
    "request_approval",
    "set_fact",
    "set_stance",
    "text_of",
    "withdraw",
    "write_draft",
]
