"""From facts to a published statement, a room each: stance, facts, drafts, approvals, releases, publishing."""

from firewarden.desk.actions.respond.approvals import (
    accept_warnings,
    approve,
    ask_for_changes,
    reject,
    request_approval,
    waive_finding,
    withdraw,
)
from firewarden.desk.actions.respond.correcting import begin_correction, publish_correction
from firewarden.desk.actions.respond.drafts import check_text, comment, write_draft
from firewarden.desk.actions.respond.facts import add_fact, set_fact
from firewarden.desk.actions.respond.paths import save_path
from firewarden.desk.actions.respond.pictures import attach_picture, describe_picture, remove_picture
from firewarden.desk.actions.respond.proposals import confirm_reading, propose
from firewarden.desk.actions.respond.publishing import publish
from firewarden.desk.actions.respond.releases import release_alone, release_express, touch_glass
from firewarden.desk.actions.respond.stance import release_held, set_stance
from firewarden.desk.actions.respond.stopping import keep_up
from firewarden.desk.actions.respond.texts import text_of
from firewarden.desk.actions.respond.variants import number_posts, write_variant
from firewarden.desk.actions.respond.wordsmith import forget_key, save_wordsmith, switch_wordsmith, try_wordsmith
from firewarden.desk.records.drafted import findings_on, perhaps_on

__all__ = [
    "accept_warnings",
    "add_fact",
    "approve",
    "ask_for_changes",
    "attach_picture",
    "begin_correction",
    "check_text",
    "comment",
    "confirm_reading",
    "describe_picture",
    "findings_on",
    "forget_key",
    "keep_up",
    "number_posts",
    "perhaps_on",
    "propose",
    "publish",
    "publish_correction",
    "reject",
    "release_alone",
    "release_express",
    "release_held",
    "remove_picture",
    "request_approval",
    "save_path",
    "save_wordsmith",
    "set_fact",
    "set_stance",
    "switch_wordsmith",
    "text_of",
    "touch_glass",
    "try_wordsmith",
    "waive_finding",
    "withdraw",
    "write_draft",
    "write_variant",
]
