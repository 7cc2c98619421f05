"""What public updates of a brand are about: products, places, groups of people. Readers follow the topics they need."""

from django.db import models

from firewarden.desk.records.brand import Brand
from firewarden.desk.records.record import InstantField, Record


class Topic(Record):
    """`slug` names it in addresses and never changes. `names`: by language, where it is called otherwise there."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="topics")
    slug = models.SlugField(max_length=40)
    name = models.CharField(max_length=80)
    names = models.JSONField(default=dict)
    retired_at = InstantField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["brand", "slug"], name="one_topic_slug"),)

    def called(self, language: str) -> str:
        """In a language, else as it is called at home."""
        found = self.names.get(language) or self.names.get(language.partition("-")[0])
        return str(found or self.name)
