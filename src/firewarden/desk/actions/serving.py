"""When somebody is there, how soon people are answered, whom to name in danger, and how much abuse is enough."""

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.records import chain, scope
from firewarden.desk.records.serving import to_stored
from firewarden.steps.engage.opening import check_minutes
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.said import say
from firewarden.vocabulary.serving import Service
from firewarden.vocabulary.statement import Refused

LEAST, MOST = 5, 500
"""Hostile posts of a day after which somebody should have a break."""


@transaction.atomic
def save_service(access: Access, service: Service) -> Refused | None:
    """Holds at once, also for people who wait already."""
    access.need("change brand")
    refused = check_minutes(service.minutes) or _check_limit(service.limit)
    if refused is not None:
        return refused
    brand = scope.brand(access)
    brand.service = to_stored(service)
    brand.save(update_fields=["service"])
    chain.append(access, EventKind.BRAND_CHANGED, subject=brand.pk, content=str(brand.service))
    return None


def _check_limit(limit: int) -> Refused | None:
    if LEAST <= limit <= MOST:
        return None
    return Refused(reason=say("A break is due after {least} to {most} hostile posts.", least=LEAST, most=MOST))
