"""The mailbox a brand's cases go by: kept when both servers let us in, and not before."""

from dataclasses import replace
from secrets import token_hex

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.outside import Outside
from firewarden.desk.records import CaseBox, chain
from firewarden.vocabulary.errors import ConfigError
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.letter import Postbox
from firewarden.vocabulary.publishing import Identity
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused

TYPED = "typed"
"""Stands for a reference while a password was typed and is not kept yet."""


def save_box(access: Access, box: Postbox, password: str, outside: Outside) -> Identity | Refused:
    """`password` empty: the one that is kept. Servers are asked outside any transaction."""
    access.need("save case box")
    before = CaseBox.objects.filter(brand=access.brand).first()
    kept = before.secret if before else ""
    if "@" not in box.address or not box.send_host or not box.read_host:
        return Refused(reason=say("Enter an address and both servers."))
    try:
        tried = replace(box, secret=TYPED if password else kept)
        found = outside.correspondent(access.kind, tried, password).identify()
    except ConfigError as problem:
        return Refused(reason=say("This cannot be used: {why}", why=problem.args[0]))
    if not found.works:
        return Refused(reason=say("Nothing was kept: {why}", why=found.says))
    reference = f"case-box-{token_hex(8)}" if password else kept
    if password:
        outside.keep_secret(reference, password)
    _keep(access, replace(box, secret=reference))
    if password and kept:
        outside.forget_secret(kept)
    return found


@transaction.atomic
def _keep(access: Access, box: Postbox) -> None:
    """In another folder, or of another server, reading begins anew; what is known is not taken twice."""
    fields = {name: getattr(box, name) for name in Postbox.__dataclass_fields__}
    row, _ = CaseBox.objects.update_or_create(
        brand_id=access.brand, defaults=fields | {"by_id": access.user, "at": access.now, "looked_at": None}
    )
    chain.append(access, EventKind.CASE_BOX_SAVED, subject=row.pk)
