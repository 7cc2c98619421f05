"""Values the program shows as words in the reader's language: roles, states, claims, kinds. Knows no value by itself:
what is not named here is shown as it is.
"""

from django.utils.translation import gettext, ngettext_lazy
from django.utils.translation import gettext_noop as _

DOUBT = ", unconfirmed"
"""Ends a claim that one person makes alone."""

WORDS = frozenset(
    (
        # steps, and where they stand
        _("monitor"),
        _("assess"),
        _("respond"),
        _("apologize"),
        _("personalize"),
        _("engage"),
        _("update"),
        _("offline"),
        _("learn"),
        _("rebuild"),
        _("not started"),
        _("active"),
        _("waiting"),
        _("done"),
        _("not needed"),
        # incidents
        _("open"),
        _("closed"),
        _("resolved"),
        _("false alarm"),
        _("explained"),
        _("merged"),
        _("normal"),
        _("hold marketing"),
        _("hold all"),
        _("locked"),
        _("unknown"),
        _("product"),
        _("safety"),
        _("conduct"),
        _("data"),
        _("outage"),
        _("rumor"),
        _("campaign"),
        # roles and rights
        _("lead"),
        _("deputy"),
        _("writer"),
        _("fact keeper"),
        _("approver, legal"),
        _("approver, executive"),
        _("channel lead"),
        _("care lead"),
        _("scribe"),
        _("observer"),
        _("read"),
        _("work"),
        _("approve"),
        _("manage"),
        _("admin"),
        _("owner"),
        # facts, and our own part
        _("confirmed"),
        _("disputed"),
        _("no"),
        _("partly"),
        _("yes"),
        # private cases
        _("invited"),
        _("talking"),
        _("solved in public"),
        _("solved in private"),
        _("unreachable"),
        # drafts, approvals, deliveries, updates
        _("statement"),
        _("holding statement"),
        _("apology"),
        _("draft"),
        _("in review"),
        _("approved"),
        _("published"),
        _("withdrawn"),
        _("change it"),
        _("pending"),
        _("claimed"),
        _("sent"),
        _("failed"),
        _("canceled"),
        _("aware"),
        _("looking into it"),
        _("what we know"),
        _("what we are doing"),
        _("put right"),
        _("follow-up due"),
        # posts, signals, claims
        _("negative"),
        _("neutral"),
        _("positive"),
        _("opened"),
        _("attached"),
        _("dismissed"),
        _("hostile"),
        _("volume"),
        _("health"),
        _("death"),
        _("minors"),
        _("discrimination"),
        _("fraud"),
        _("legal"),
        _("regulator"),
        _("journalist"),
        _("danger"),
        _("press or law"),
        _("own experience"),
        _("question"),
        _("anger"),
        # factors of severity
        _("hostile share"),
        _("velocity"),
        _("persistence"),
        _("spread"),
        _("arousal"),
        _("vividness"),
        _("reach"),
        _("outrage"),
        _("failure"),
        _("attribution"),
        # recovery
        _("negative share"),
        _("mentions against usual"),
        # evidence that was erased, and a chain that broke
        _("deleted at source"),
        _("requested"),
        _("retention"),
        _("changed"),
        _("missing"),
        _("cut off"),
        _("added"),
        # brands
        _("live"),
        _("drill"),
        _("demo"),
    )
)
"""Values that are English words themselves."""

CODES = {
    "data-leak": _("data leak"),
    "broken-json": _("with broken JSON"),
    "not-an-object": _("that are no object"),
    "line-too-long": _("too long"),
    "nested-too-deeply": _("nested too deeply"),
    "ragged-row": _("with too many or too few columns"),
    "quote-never-closed": _("with a quote never closed"),
    "no-time": _("without a time"),
    "time-not-understood": _("with a time not understood"),
    "impossible-time": _("with an impossible time"),
    "no-text": _("without a text"),
    "damaged-file": _("in a damaged part of the file"),
    "no-narrative": _("without a narrative"),
}
"""Values that are codes. Those of rejected lines follow their number: `3 without a time`."""

REASONS = frozenset(
    (
        _("to decide"),
        _("owed, not said yet"),
        _("our part is not known yet"),
        _("decided: none is owed"),
        _("nothing assessed yet"),
        _("no fact confirmed yet"),
        _("nobody waits for us"),
        _("no review yet"),
        _("to be closed"),
        _("no lesson yet"),
        _("the incident is closed"),
        _("every source is blind"),
        _("no source is read"),
        _("no case yet"),
        _("waiting for the person"),
        _("nobody was answered yet"),
        _("no criterion declared"),
        _("criterion met"),
        _("not measured yet"),
        _("not recovered yet"),
        _("approved, not published"),
        _("nothing said yet"),
        _("no update yet"),
        _("the next one is overdue"),
        _("the next one has a time"),
    )
)
"""Why a step stands where it stands, as the steps say it."""

COUNTED = {
    "facts open": ngettext_lazy("%(count)d fact open", "%(count)d facts open", "count"),
    "wait": ngettext_lazy("%(count)d waits", "%(count)d wait", "count"),
    "sources blind": ngettext_lazy("%(count)d source blind", "%(count)d sources blind", "count"),
    "cases": ngettext_lazy("%(count)d case", "%(count)d cases", "count"),
    "written, not sent": ngettext_lazy("%(count)d written, not sent", "%(count)d written, not sent", "count"),
    "waiting for approval": ngettext_lazy("%(count)d waiting for approval", "%(count)d waiting for approval", "count"),
    "going out": ngettext_lazy("%(count)d going out", "%(count)d going out", "count"),
    "drafts": ngettext_lazy("%(count)d draft", "%(count)d drafts", "count"),
}
"""The same, where a number stands before the reason."""


def word(value: object) -> str:
    """A value of an enum, or the name of a factor or claim, in the reader's language; anything else as it is."""
    text = str(value)
    if text.endswith(DOUBT):
        return gettext("%(claim)s, unconfirmed") % {"claim": word(text.removesuffix(DOUBT))}
    if text in WORDS:
        return gettext(text)
    return gettext(CODES[text]) if text in CODES else text


def because(reason: str) -> str:
    """Why a step stands where it stands. A reason somebody wrote stays as it was written."""
    count, _space, rest = reason.partition(" ")
    if count.isdecimal() and rest in COUNTED:
        return str(COUNTED[rest] % {"count": int(count)})
    return gettext(reason) if reason in REASONS else reason
