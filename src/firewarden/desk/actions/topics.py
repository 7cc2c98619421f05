"""Topics of public updates: what readers follow."""

import re
from collections.abc import Mapping

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.records import Topic, chain, scope
from firewarden.vocabulary.errors import NotFound
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_SLUG, LONGEST_NAME = 40, 80


@transaction.atomic
def save_topic(access: Access, slug: str, name: str, names: Mapping[str, str]) -> Refused | None:
    """A new one, another name for one that is there, or one taken up again. `names`: by language."""
    access.need("save topic")
    slug, name = slug.strip(), name.strip()
    if not name or len(name) > LONGEST_NAME:
        return Refused(reason=say("Give the topic a name of at most {count} characters.", count=LONGEST_NAME))
    if not SLUG.fullmatch(slug) or len(slug) > LONGEST_SLUG:
        example = "south-coast"
        return Refused(
            reason=say("Its short name has small letters, digits and hyphens, as {example}.", example=example)
        )
    called = {language: words.strip() for language, words in names.items() if words.strip()}
    row, _new = Topic.objects.update_or_create(
        brand_id=access.brand, slug=slug, defaults={"name": name, "names": called, "retired_at": None}
    )
    chain.append(access, EventKind.TOPIC_SAVED, subject=row.pk, content=name)
    return None


@transaction.atomic
def retire_topic(access: Access, slug: str) -> None:
    """No new update is about it; what was is still found under it. Raises NotFound."""
    access.need("save topic")
    row = scope.of_brand(access, Topic).filter(slug=slug, retired_at=None).first()
    if row is None:
        raise NotFound("There is no such topic here.")
    row.retired_at = access.now
    row.save(update_fields=["retired_at"])
    chain.append(access, EventKind.TOPIC_RETIRED, subject=row.pk)
