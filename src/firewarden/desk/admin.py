"""The admin: a look at every table for whoever runs the installation. Nothing can be changed there,
because a change without an action would have no event."""

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest

from firewarden.desk.records import Event
from firewarden.vocabulary.events import PRIVILEGED

HIDDEN = {
    "password",
    "token_hash",
    "data",
    "text",
    "problem",
    "harm",
    "size_source",
    "contact_route",
    "remedy",
    "words",
    "what",
    "withdrawn_because",
    "person",
    "consent",
    "closing_note",
    "agreed",
    "other_author",
    "sent_note",
    "withdrawn_how",
    "post",
    "newer_text",
    "alt",
    "reading",
    "secret",
    "terms",
    "tested",
    "tested_terms",
    "untested_reason",
}
"""Secrets and private words: whoever may read them reads them in the desk, with an Access."""

ABSENT = {"CounselNote"}
"""Tables of which nobody may even see how many rows there are."""


if TYPE_CHECKING:
    Admin = admin.ModelAdmin[Any]
else:
    Admin = admin.ModelAdmin  # generic to the type checker alone


class ReadOnly(Admin):
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        found = super().get_queryset(request)
        return found.exclude(kind__in=PRIVILEGED) if self.model is Event else found

    def get_list_display(self, request: HttpRequest) -> tuple[str, ...]:  # noqa: ARG002
        return _fields(self.model)[:8]

    def get_fields(self, request: HttpRequest, obj: models.Model | None = None) -> tuple[str, ...]:  # noqa: ARG002
        return _fields(self.model)

    def get_readonly_fields(self, request: HttpRequest, obj: models.Model | None = None) -> tuple[str, ...]:  # noqa: ARG002
        return _fields(self.model)

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:  # noqa: ARG002
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:  # noqa: ARG002
        return False


def _fields(model: type[models.Model]) -> tuple[str, ...]:
    fields = model._meta.concrete_fields  # noqa: SLF001  # Django's own way to ask
    return tuple(field.name for field in fields if field.name not in HIDDEN)


admin.site.site_header = "Firewarden"
admin.site.unregister(Group)
for _model in apps.get_app_config("desk").get_models():
    if _model.__name__ not in ABSENT:
        admin.site.register(_model, ReadOnly)
