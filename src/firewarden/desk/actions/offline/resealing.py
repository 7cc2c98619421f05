"""Everything sealed is sealed anew, after the key was changed: of every brand, closed incidents too."""

from django.apps import apps
from django.db import transaction
from django.db.models import Model

from firewarden.desk.records.sealed import SealedBytesField, SealedField

AT_ONCE = 200
"""Rows held together: files are among them."""


@transaction.atomic
def reseal() -> int:
    """How many rows hold something sealed. While it runs nobody else writes: what is under the old key then is what a
    process had in its hands, and the old key is kept for that until the next change."""
    return sum(_reseal(model) for model in apps.get_app_config("desk").get_models())


def _reseal(model: type[Model]) -> int:
    fields = [one.name for one in model._meta.fields if isinstance(one, SealedField | SealedBytesField)]  # noqa: SLF001  # Django's own way to ask
    if not fields:
        return 0
    count = 0
    for row in model._default_manager.only("pk", *fields).iterator(AT_ONCE):  # noqa: SLF001  # the same
        row.save(update_fields=fields)
        count += 1
    return count
