"""What all records share: a UUIDv7 as key, and for those of a brand the brand."""

from typing import Any

from django.db import models

from firewarden.desk.records.ids import new_id
from firewarden.vocabulary.said import Said


class Record(models.Model):
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.id}"


class _Sentences:
    """Reads as a `Said`: a sentence of a rule with its form, or what somebody wrote. To migrations it is plain text."""

    plain: str

    def from_db_value(self, value: str | None, *_: object) -> Said | None:
        return None if value is None else Said.unpacked(value)

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()  # type: ignore[misc]
        return name, f"django.db.models.{self.plain}", args, kwargs


class SaidField(_Sentences, models.TextField):  # type: ignore[type-arg]
    plain = "TextField"

    def get_prep_value(self, value: Any) -> Any:
        return value.packed() if isinstance(value, Said) else super().get_prep_value(value)


class TitleField(_Sentences, models.CharField):  # type: ignore[type-arg]
    """A sentence that is too long with its form is kept as its English text."""

    plain = "CharField"

    def get_prep_value(self, value: Any) -> Any:
        if not isinstance(value, Said):
            return super().get_prep_value(value)
        packed = value.packed()
        return packed if len(packed) <= (self.max_length or 0) else str(value)[: self.max_length]


class InstantField(models.BigIntegerField):  # type: ignore[type-arg]  # generic only to the type checker
    """Microseconds since 1970 UTC: the stores' only form of time."""
