"""What people choose in the inbox, read into values: a selection of conversations, and a decision about them."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.http import url_has_allowed_host_and_scheme

from firewarden.desk.access import Access
from firewarden.desk.actions.engage import Assign, Chosen
from firewarden.desk.pages.door import DeskRequest
from firewarden.desk.pages.typed import choice_of, instant_of, uuid_of, whole_of
from firewarden.desk.reads.listing import ME, NOBODY, Asked
from firewarden.vocabulary.clock import HOUR, Instant
from firewarden.vocabulary.conversation import Closing, Hand, Judge, Reopen, Snooze, State, Verdict, Wake, Wish
from firewarden.vocabulary.incident import Role
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused

EVERYWHERE = "all"
ROLE = "role:"
FIELDS = ("hand", "state", "whose", "network", "incident", "q", "named")
"""Of the selection, as they stand in addresses and kept views."""
NOT_A_WISH = say("Say what is to be done.")


def asked_of(form: Mapping[str, str]) -> Asked:
    """Nonsense asks for nothing. Without `hand` it is who waits; with words, or where notes name me, everybody."""
    words, named = form.get("q", "").strip()[:200], bool(form.get("named"))
    hand = choice_of(Hand, form.get("hand", ""))
    anywhere = form.get("hand") == EVERYWHERE or (hand is None and (words or named or form.get("state")))
    whose = form.get("whose", "")
    return Asked(
        hand=None if anywhere else hand or Hand.OURS,
        state=choice_of(State, form.get("state", "")),
        whose=whose if whose in (ME, NOBODY) or uuid_of(whose) else "",
        network=form.get("network", "")[:40],
        incident=whole_of(form.get("incident", "")),
        words=words,
        named=named,
    )


def kept_of(form: Mapping[str, str]) -> dict[str, str]:
    """The selection as an address or a view keeps it."""
    return {name: form[name][:200] for name in FIELDS if form.get(name)}


def address(here: str, asked: Mapping[str, str], **other: str) -> str:
    """With something asked differently; an empty word asks for it no more."""
    wanted = {name: value for name, value in {**asked, **other}.items() if value}
    return f"{here}?{urlencode(wanted)}" if wanted else here


def chosen_of(keys: list[str]) -> list[Chosen]:
    """`12-7` is conversation 7 of incident 12."""
    pairs = [key.partition("-") for key in keys]
    numbers = [(whole_of(first), whole_of(second)) for first, _, second in pairs]
    return [(first, second) for first, second in numbers if first is not None and second is not None]


def wish_of(access: Access, form: QueryDict) -> Wish | Assign | Refused:
    """`for` is a number of hours, `until` a time in the reader's zone; neither: until they write."""
    named = form.get("wish", "")
    if (verdict := choice_of(Verdict, named)) is not None:
        return Judge(verdict=verdict, reason=choice_of(Closing, form.get("reason", "")), note=form.get("note", ""))
    match named:
        case "snooze":
            return Snooze(until=_until(access, form))
        case "wake":
            return Wake()
        case "reopen":
            return Reopen()
        case "assign":
            return _assign(access, form.get("owner", ""))
    return Refused(reason=NOT_A_WISH)


def back_to(request: DeskRequest, otherwise: str) -> str:
    """Where the form says to go on, if that is a page of ours."""
    wanted = request.POST.get("next", "")
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else otherwise


def _until(access: Access, form: QueryDict) -> Instant | None:
    hours = whole_of(form.get("for", ""))
    return instant_of(form.get("until", "")) if hours is None else Instant(access.now + hours * HOUR)


def _assign(access: Access, owner: str) -> Assign:
    if owner.startswith(ROLE):
        return Assign(role=choice_of(Role, owner.removeprefix(ROLE)))
    return Assign(owner=access.user if owner == ME else uuid_of(owner))
