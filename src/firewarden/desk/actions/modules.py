"""Text modules of a brand: words with blanks that stop a reply until they are filled."""

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.records import TextModule, chain, scope
from firewarden.steps.personalize.modules import refusal
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused


@transaction.atomic
def save_module(access: Access, topic: str, text: str, *, language: str = "") -> int | Refused:
    """Its number in the brand. A module is never changed: it is retired, and another is made."""
    access.need("save module")
    if not topic.strip():
        return Refused(reason=say("Say what the module is about."))
    refused = refusal(text)
    if refused is not None:
        return refused
    rows = scope.of_brand(access, TextModule)
    row = TextModule.objects.create(
        brand_id=access.brand,
        number=scope.next_number(rows),
        topic=topic.strip()[:80],
        language=language.strip().lower()[:35],
        text=text.strip(),
        by_id=access.user,
        at=access.now,
    )
    chain.append(access, EventKind.MODULE_SAVED, subject=row.pk, content=row.text)
    return row.number


@transaction.atomic
def retire_module(access: Access, module: int) -> None:
    """It is offered no more; what was written with it stays. Raises NotFound."""
    access.need("save module")
    row = scope.numbered(scope.of_brand(access, TextModule), module, "module")
    if row.retired_at is None:
        row.retired_at = access.now
        row.save(update_fields=["retired_at"])
        chain.append(access, EventKind.MODULE_RETIRED, subject=row.pk)
