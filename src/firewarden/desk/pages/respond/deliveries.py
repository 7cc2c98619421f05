"""What became of what we said: put out by hand, taken back."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from firewarden.desk.access import Access
from firewarden.desk.actions import deliver
from firewarden.desk.outside import outside
from firewarden.desk.pages.door import DeskRequest, in_brand
from firewarden.desk.pages.respond.views import answer, belongs
from firewarden.desk.pages.typed import choice_of
from firewarden.vocabulary.delivery import Deleting
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused

DELIVERIES = "deliveries"


@require_POST
@in_brand
def address(request: DeskRequest, access: Access, number: int, delivery: UUID) -> HttpResponse:
    """A person has put it out in the native app: here it stands."""
    belongs(access, number, delivery)
    noted = deliver.note_hand_off(access, delivery, request.POST.get("url", "").strip())
    return answer(request, access, number, noted, done=gettext("Noted where it stands."), anchor=DELIVERIES)


@require_POST
@in_brand
def deletion(request: DeskRequest, access: Access, number: int, delivery: UUID) -> HttpResponse:
    belongs(access, number, delivery)
    reason = choice_of(Deleting, request.POST.get("reason", ""))
    if reason is None:
        refused: Refused | None = Refused(reason=say("Choose why it is taken back."))
    else:
        refused = deliver.take_back(access, delivery, reason, outside())
    done = gettext("The network is asked to delete it. The text is kept here.")
    return answer(request, access, number, refused, done=done, anchor=DELIVERIES)
