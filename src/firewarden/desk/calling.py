"""A call in words: what, how bad, why now, the best quote and a link; of a promise its words and until when. In the
language of whom it goes to."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NoBase64
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core import signing
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext

from firewarden.desk import shown
from firewarden.desk.access import Access
from firewarden.desk.outside import outside
from firewarden.desk.reads.calls import PromiseFacts, facts
from firewarden.steps.monitor.paging import wording

_signer = signing.Signer(salt="firewarden.call")


def call_words(access: Access, call: UUID) -> tuple[str, str]:
    """Title and text. The link lets whoever has it say that they have the incident, and nothing more."""
    found = facts(access, call)
    with translation.override(found.language), timezone.override(ZoneInfo(found.time_zone)):
        level = gettext("level %(level)s") % {"level": found.level} if found.promise is None else gettext("promise")
        text = wording(
            label=found.label,
            level=level,
            title=shown.said(found.title) or gettext("Trouble was reported"),
            why=shown.said(found.why) if found.promise is None else _due(found.promise),
            quote=shown.said(found.quote),
            link=outside().address + reverse("calls:call", kwargs={"token": token_of(call)}),
        )
        return f"Firewarden: {access.slug}, {level}", text


def _due(promise: PromiseFacts) -> str:
    """Until when, and who is to see to it."""
    at = {"time": shown.clock(promise.due), "owner": promise.owner or gettext("whoever leads")}
    if promise.late:
        return gettext("Late: it was due %(time)s. To be seen to by: %(owner)s.") % at
    return gettext("Due %(time)s. To be seen to by: %(owner)s.") % at


def token_of(call: UUID) -> str:
    return _signer.sign(urlsafe_b64encode(call.bytes).rstrip(b"=").decode())


def call_of(token: str) -> UUID | None:
    """None for a token that we did not make."""
    try:
        return UUID(bytes=urlsafe_b64decode(_signer.unsign(token) + "=="))
    except (signing.BadSignature, NoBase64, ValueError):
        return None
