"""Events of the log as sentences. The log itself holds no words; here are the only ones."""

from collections.abc import Mapping
from typing import Any, Protocol

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from firewarden.desk.words import word
from firewarden.vocabulary.events import EventKind


class Told(Protocol):
    """What a sentence needs of an event."""

    @property
    def kind(self) -> EventKind: ...
    @property
    def data(self) -> Mapping[str, Any]: ...


SENTENCES: dict[EventKind, str] = {
    EventKind.OWNER_CREATED: _("The installation got its owner"),
    EventKind.USER_CREATED: _("An account was made"),
    EventKind.SIGNIN_LINK_MADE: _("A sign-in link was made"),
    EventKind.SIGNIN_LINK_USED: _("Signed in by a link"),
    EventKind.CLIENT_CREATED: _("A client was added"),
    EventKind.BRAND_CREATED: _("A brand was added"),
    EventKind.BRAND_CHANGED: _("The brand was changed"),
    EventKind.MEMBER_ADDED: _("Joined the brand"),
    EventKind.MEMBER_REMOVED: _("Left the brand"),
    EventKind.RIGHT_GRANTED: _("A right was given or taken"),
    EventKind.QUERY_SAVED: _("Query saved:"),
    EventKind.QUERY_RETIRED: _("Query retired:"),
    EventKind.SOURCE_SAVED: _("Source saved:"),
    EventKind.SOURCE_RETIRED: _("Source retired:"),
    EventKind.ACCOUNT_CONNECTED: _("An account of ours was connected:"),
    EventKind.ACCOUNT_CHANGED: _("An account of ours was changed:"),
    EventKind.ACCOUNT_CONFIRMED: _("A person confirmed who an account is:"),
    EventKind.ACCOUNT_ENABLED: _("An account of ours may publish again:"),
    EventKind.ACCOUNT_DISABLED: _("An account of ours may not publish any more:"),
    EventKind.ACCOUNT_REMOVED: _("An account of ours was removed:"),
    EventKind.PLAN_PUBLISHED: _("Watch plan %(version)s published"),
    EventKind.LABEL_GIVEN: _("A post was marked ours or not ours"),
    EventKind.RULE_SAVED: _("Alert rule saved:"),
    EventKind.RULE_ON: _("Alert rule switched on:"),
    EventKind.RULE_OFF: _("Alert rule switched off:"),
    EventKind.RULE_MUTED: _("Alert rule muted:"),
    EventKind.RULE_UNMUTED: _("Alert rule no longer muted:"),
    EventKind.RULE_TEST_ASKED: _("A back-test was asked for:"),
    EventKind.RULE_TESTED: _("Alert rule back-tested, with %(alerts)s alerts:"),
    EventKind.RULE_RETIRED: _("Alert rule retired:"),
    EventKind.SIGNAL_SEEN: _("A detector fired in the %(lane)s lane"),
    EventKind.SIGNAL_ATTACHED: _("A signal came in:"),
    EventKind.SIGNAL_DISMISSED: _("A signal was dismissed"),
    EventKind.SIGNAL_RATED: _("Somebody said whether a signal was useful:"),
    EventKind.GAP_SEEN: _("A stretch of time was not captured"),
    EventKind.LOOKED_BY_HAND: _("Somebody looked where nothing can be read by itself"),
    EventKind.BACKFILL_ASKED: _("It is happening now: what was said before is read back"),
    EventKind.INCIDENT_OPENED: _("Incident opened"),
    EventKind.INCIDENT_RENAMED: _("Incident renamed"),
    EventKind.INCIDENT_MERGED: _("Another incident was merged into this one"),
    EventKind.INCIDENT_CLOSED: _("Incident closed: %(outcome)s"),
    EventKind.INCIDENT_REOPENED: _("Incident opened again"),
    EventKind.INCIDENT_RESTRICTED: _("Restricted to %(people)s people"),
    EventKind.INCIDENT_UNRESTRICTED: _("No longer restricted"),
    EventKind.INCIDENT_MEMBER_ADDED: _("Named in the incident"),
    EventKind.INCIDENT_TYPED: _("Type of crisis: %(crisis_type)s"),
    EventKind.LEVEL_OVERRIDDEN: _("Level set by hand"),
    EventKind.LEVEL_CHANGED: _("Level went from %(before)s to %(level)s"),
    EventKind.STANCE_SET: _("Stance went from %(before)s to %(stance)s"),
    EventKind.ROLE_TAKEN: _("Took the role of %(role)s:"),
    EventKind.ROLE_LEFT: _("Left the role of %(role)s:"),
    EventKind.ASSESSED: _("New assessment: level %(level)s"),
    EventKind.REPORT_MADE: _("Trouble was reported"),
    EventKind.EVIDENCE_ADDED: _("Evidence was copied"),
    EventKind.EVIDENCE_EDITED: _("Its author changed a post that is evidence here:"),
    EventKind.EVIDENCE_ERASED: _("Evidence was erased"),
    EventKind.PICTURE_KEPT: _("A picture was kept as evidence"),
    EventKind.PICTURE_MISSED: _("A picture could not be fetched"),
    EventKind.CONTACT_SAVED: _("A way to call somebody was saved"),
    EventKind.CONTACT_RETIRED: _("A way to call somebody was taken away"),
    EventKind.CALLED: _("Somebody was called, at level %(level)s"),
    EventKind.CALL_FAILED: _("A call did not get through"),
    EventKind.CALL_ANSWERED: _("A call was answered: they have it"),
    EventKind.DIGEST_CHOSEN: _("A digest was chosen or changed"),
    EventKind.DIGEST_SENT: _("A digest was sent"),
    EventKind.NOTE_ADDED: _("Note:"),
    EventKind.TASK_ADDED: _("Task added:"),
    EventKind.TASK_ASSIGNED: _("Task assigned or given another time:"),
    EventKind.TASK_DONE: _("Task done:"),
    EventKind.TASK_REOPENED: _("Task open again:"),
    EventKind.TASK_BLOCKED: _("Task waits for another:"),
    EventKind.TASK_OVERDUE: _("Task overdue:"),
    EventKind.CLOCK_NEAR: _("The public waits for our words: %(minutes)s minutes are left"),
    EventKind.CLOCK_LATE: _("The public waits for our words, and the time is over"),
    EventKind.CHECKLIST_STARTED: _("Checklist started"),
    EventKind.STEP_MARKED: _("Step not needed: %(step)s"),
    EventKind.STEP_UNMARKED: _("Step needed after all: %(step)s"),
    EventKind.FACT_ADDED: _("Fact added, %(status)s:"),
    EventKind.FACT_SET: _("Fact is now %(status)s:"),
    EventKind.DRAFT_WRITTEN: _("Draft written:"),
    EventKind.APPROVAL_REQUESTED: _("Approval asked for version %(version)s of"),
    EventKind.APPROVAL_GIVEN: _("Said yes to version %(version)s of"),
    EventKind.CHANGES_REQUESTED: _("Changes asked for in version %(version)s of"),
    EventKind.DRAFT_APPROVED: _("Approved:"),
    EventKind.DRAFT_WITHDRAWN: _("Draft withdrawn:"),
    EventKind.DRAFT_REJECTED: _("Refused for good, version %(version)s of"),
    EventKind.DRAFT_EXPIRED: _("Approval expired unused:"),
    EventKind.DRAFT_SUPERSEDED: _("Another alternative went out instead of"),
    EventKind.DRAFT_COMMENTED: _("Comment on version %(version)s of"),
    EventKind.FINDING_WAIVED: _("Answered by name for what no fact confirms (%(code)s), in version %(version)s of"),
    EventKind.WARNINGS_ACCEPTED: _("Let %(warnings)s warnings stand, with a reason, in version %(version)s of"),
    EventKind.GLASS_TOUCHED: _("Break-glass: one of two wants version %(version)s out at once, of"),
    EventKind.DRAFT_RELEASED: _("Released without the full path (%(way)s), version %(version)s of"),
    EventKind.DECISION_LINK_MADE: _("A link to decide was mailed to an approver"),
    EventKind.DECISION_LINK_USED: _("Decided by a mailed link"),
    EventKind.DECISION_CODE_SENT: _("A code for a mailed link was sent"),
    EventKind.APPROVAL_PATH_SAVED: _("Who has to approve was changed"),
    EventKind.DELIVERY_QUEUED: _("Queued for publication"),
    EventKind.DELIVERY_FAILED: _("Publication failed"),
    EventKind.DELIVERY_UNKNOWN: _("Nobody knows whether it went out"),
    EventKind.DELIVERY_SETTLED: _("A person settled whether it went out"),
    EventKind.DELIVERY_CANCELED: _("Publication canceled"),
    EventKind.DELIVERY_HELD: _("The stance holds a publication back"),
    EventKind.DELIVERY_RELEASED: _("A held publication was looked at and goes out"),
    EventKind.OUTLET_SAVED: _("A way out past this desk was named"),
    EventKind.OUTLET_RETIRED: _("A way out past this desk is no more"),
    EventKind.OUTLET_LISTED: _("Something outside this desk has to be stopped, or may run again"),
    EventKind.OUTLET_CHECKED: _("Something outside this desk was stopped, or runs again"),
    EventKind.DELIVERY_FOUND: _("Found on our own timeline: it went out"),
    EventKind.DELIVERY_MISSED: _("Not on our own timeline: it did not go out"),
    EventKind.DELIVERY_HANDED_OFF: _("Handed to a person who puts it out by hand"),
    EventKind.PUBLISHED: _("Published"),
    EventKind.PUBLICATION_NOTED: _("Put out by hand, and its address noted"),
    EventKind.PUBLICATION_EDITED: _("Changed where it was published"),
    EventKind.PUBLICATION_DELETED: _("Taken back where it was published: %(reason)s"),
    EventKind.APOLOGY_DECIDED: _("Decided whether we owe an apology"),
    EventKind.PUT_ASIDE: _("Needs no answer from us"),
    EventKind.TAKEN_BACK: _("Needs an answer after all"),
    EventKind.REPLY_WRITTEN: _("Reply written:"),
    EventKind.REPLY_SENT: _("Reply on its way:"),
    EventKind.UPDATE_PUBLISHED: _("Public update:"),
    EventKind.UPDATE_OVERDUE: _("The promised update is overdue"),
    EventKind.CASE_OPENED: _("Private case opened:"),
    EventKind.CASE_NOTED: _("Note in a private case"),
    EventKind.CASE_MOVED: _("Private case moved on:"),
    EventKind.CASE_CLOSED: _("Private case closed:"),
    EventKind.REVIEW_STARTED: _("Review started"),
    EventKind.REVIEW_WRITTEN: _("Review written on"),
    EventKind.LESSON_ADDED: _("Lesson:"),
    EventKind.ACTION_ITEM_ADDED: _("Action item:"),
    EventKind.ACTION_ITEM_DONE: _("Action item done:"),
    EventKind.REVIEW_CLOSED: _("Review closed with %(lessons)s lessons"),
    EventKind.CRITERION_DECLARED: _("Recovery criterion declared"),
    EventKind.HOLDING_SAVED: _("Holding statement saved:"),
    EventKind.HOLDING_APPROVED: _("Holding statement approved for %(days)s days"),
    EventKind.HOLDING_RETIRED: _("A holding statement is offered no more"),
    EventKind.PLAN_CHECKLIST_SAVED: _("Checklist of the plan saved"),
}


class _Known(dict[str, Any]):
    """An older event may lack a value a newer sentence asks for: the sentence still stands."""

    def __missing__(self, key: str) -> str:
        return "?"


def event_words(event: Told) -> str:
    """What happened, in the reader's language. Words of people come beside it, never inside."""
    return gettext(SENTENCES[event.kind]) % _Known((name, word(value)) for name, value in event.data.items())
