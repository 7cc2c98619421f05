"""The mail that asks somebody to decide: which text, until when, and a link, in the language of whom it goes to."""

from uuid import UUID

from django.core import signing
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from firewarden.desk.access import Access
from firewarden.desk.outside import outside
from firewarden.desk.reads.decision import LinkRow, access_of, decision, link_by, link_row
from firewarden.desk.tokens import hashed

_signer = signing.Signer(salt="firewarden.decision")


def decision_words(access: Access, link: UUID, token: str) -> tuple[str, str]:
    """Subject and text. The mail holds nothing of the text itself: mail is read by others, too."""
    row = link_row(link)
    found = decision(access_of(row, access.wall), row)
    address = outside().address + reverse("respond:decision", kwargs={"token": _signer.sign(token)})
    with translation.override(row.language):
        subject = gettext("%(brand)s: a text waits for your decision") % {"brand": found.brand}
        lines = [
            gettext("A text of %(brand)s waits for you, at level %(level)s, version %(version)s.")
            % {"brand": found.brand, "level": int(found.level), "version": row.version},
            gettext("Read it, and approve it, ask for changes or refuse it:"),
            address,
            gettext("The link is for you alone, works once and for twelve hours. Opening it decides nothing."),
        ]
    return subject, "\n\n".join(lines)


def link_of(token: str) -> LinkRow | None:
    """None for a token that we did not make, without asking the database."""
    try:
        return link_by(hashed(_signer.unsign(token)))
    except signing.BadSignature:
        return None
