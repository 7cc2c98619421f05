"""What all records share: a UUIDv7 as key, and for those of a brand the brand."""

from django.db import models

from firewarden.desk.records.ids import new_id


class Record(models.Model):
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.id}"


class InstantField(models.BigIntegerField):  # type: ignore[type-arg]  # generic only to the type checker
    """Microseconds since 1970 UTC: the stores' only form of time."""
