"""Whole lists of subscribers, for whoever manages the brand."""

from collections.abc import Iterable

from django.db import transaction

from firewarden.desk import sealing
from firewarden.desk.access import Access
from firewarden.desk.actions.subscribing.asking import keep
from firewarden.desk.outside import Outside
from firewarden.desk.records import Subscriber, SubscriptionWish, chain
from firewarden.steps.update.mailing import LINK_LIFE, ONE_LINK_EACH
from firewarden.text.address import mail_address, same_mailbox
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.plan import BrandKind
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused
from firewarden.vocabulary.subscription import SubscriberState

MOST = 50_000


@transaction.atomic
def bring_in(
    access: Access, typed: Iterable[str], outside: Outside, *, language: str, proven: bool
) -> tuple[int, int] | Refused:
    """How many are new, and how many lines hold no address. `proven`: they confirmed elsewhere, and that can be shown;
    otherwise each gets a link. Who left or is dead is not brought back without one."""
    access.need("save subscribers")
    if access.kind is not BrandKind.LIVE:
        return Refused(reason=say("A drill or demo brand mails nobody."))
    found = [(one, mail_address(one)) for one in dict.fromkeys(line.strip() for line in typed) if one]
    if len(found) > MOST:
        return Refused(reason=say("At most {most} addresses at once.", most=MOST))
    new = sum(_one(access, address, outside, language, proven=proven) for _, address in found if address is not None)
    chain.append(access, EventKind.SUBSCRIBERS_IMPORTED, count=new)
    return new, sum(address is None for _, address in found)


@transaction.atomic
def take_out(access: Access, outside: Outside) -> list[tuple[str, str, int]]:
    """Address, language and instant of confirmation of everybody who is subscribed. It is noted that it was taken."""
    access.need("save subscribers")
    rows = Subscriber.objects.filter(brand=access.brand, state=SubscriberState.ACTIVE).order_by("confirmed_at", "pk")
    found = [(sealing.opened(outside, row.sealed), row.language, row.confirmed_at or 0) for row in rows]
    chain.append(access, EventKind.SUBSCRIBERS_EXPORTED, count=len(found))
    return found


def _one(access: Access, address: str, outside: Outside, language: str, *, proven: bool) -> bool:
    row, new = Subscriber.objects.get_or_create(
        brand_id=access.brand,
        lookup=sealing.lookup(outside, same_mailbox(address)),
        defaults={
            "sealed": sealing.seal(outside, address),
            "language": language,
            "made_at": access.wall,
            "state": SubscriberState.ACTIVE if proven else SubscriberState.WAITING,
            "confirmed_at": access.wall if proven else None,
        },
    )
    if new and proven:
        keep(row, None, "", Level.NOISE, access.wall)
    elif new and not row.wishes.filter(made_at__gt=access.wall - ONE_LINK_EACH).exists():
        SubscriptionWish.objects.create(
            subscriber=row,
            language=language,
            made_at=access.wall,
            expires_at=access.wall + LINK_LIFE,
            next_at=access.wall,
        )
    return new
