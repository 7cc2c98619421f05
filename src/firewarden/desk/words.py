"""Values the program shows as words in the reader's language: roles, states, claims, kinds. Knows no value by itself:
what is not named here is shown as it is.
"""

from django.utils.translation import gettext
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
        # programs that are told of updates
        _("waiting for its answer"),
        _("disabled"),
        _("did not answer"),
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
        _("values, stands"),
        _("values, regrets"),
        _("yes"),
        # private cases
        _("invited"),
        _("talking"),
        _("solved in public"),
        _("solved in private"),
        _("unreachable"),
        # remedies, offers, replies sent in spite of a warning
        _("refund"),
        _("voucher"),
        _("rebooking"),
        _("replacement"),
        _("call back"),
        _("repair"),
        _("visit"),
        _("something else"),
        _("asked for"),
        _("denied"),
        _("granted"),
        _("prepared"),
        _("offered"),
        _("accepted"),
        _("delivered"),
        _("refused"),
        _("it fits this person"),
        _("it cannot wait"),
        _("we looked and want it so"),
        _("another reason"),
        # drafts, approvals, deliveries, updates
        _("statement"),
        _("holding statement"),
        _("apology"),
        _("ordinary post"),
        _("public update"),
        _("draft"),
        _("fact-check"),
        _("in review"),
        _("queued"),
        _("changes requested"),
        _("rejected"),
        _("expired"),
        _("superseded"),
        _("approver"),
        _("full path"),
        _("break-glass"),
        _("solo"),
        _("express lane"),
        _("one approver"),
        _("two approvers"),
        _("legal or executive"),
        _("one approver, then legal"),
        _("legal and executive"),
        _("one approver, then legal and executive"),
        _("approved"),
        _("published"),
        _("withdrawn"),
        _("change it"),
        _("pending"),
        _("claimed"),
        _("sent"),
        _("failed"),
        _("canceled"),
        _("hand-off"),
        _("held"),
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
        _("muted"),
        _("hostile"),
        _("volume"),
        _("tone"),
        _("tripwire"),
        _("silence"),
        _("health"),
        _("death"),
        _("minors"),
        _("discrimination"),
        _("fraud"),
        _("legal"),
        _("regulator"),
        _("journalist"),
        _("danger"),
        _("distress"),
        _("data leak"),
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
        # why something of ours is taken back
        _("it is wrong"),
        _("personal data"),
        _("legal order"),
        _("wrong account"),
        _("published twice"),
        _("it does harm"),
        _("another reason"),
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


def word(value: object) -> str:
    """A value of an enum, or the name of a factor or claim, in the reader's language; anything else as it is."""
    text = str(value)
    if text.endswith(DOUBT):
        return gettext("%(claim)s, unconfirmed") % {"claim": word(text.removesuffix(DOUBT))}
    if text in WORDS:
        return gettext(text)
    return gettext(CODES[text]) if text in CODES else text


def of_network(text: str) -> str:
    """What a connector says of its network, in the reader's language where somebody has translated it."""
    return gettext(text) if text else ""
