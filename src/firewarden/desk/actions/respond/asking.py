"""How often a model may be asked: each question is counted before it leaves, whatever becomes of it."""

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.records import Incident, ModelQuestion, Wordsmith, scope
from firewarden.vocabulary.clock import DAY, HOUR
from firewarden.vocabulary.errors import ConfigError, NetworkError
from firewarden.vocabulary.proposal import Outcome
from firewarden.vocabulary.said import Said, say, sentences
from firewarden.vocabulary.statement import Refused


@transaction.atomic
def begin(access: Access, incident: Incident | None) -> ModelQuestion | Refused:
    """By the wall; a question under way counts."""
    row = scope.of_brand(access, Wordsmith).select_for_update().first() or Wordsmith()
    asked = scope.of_brand(access, ModelQuestion)
    if asked.filter(at__gt=access.wall - HOUR).count() >= row.per_hour:
        return Refused(reason=say("The model was asked {count} times within an hour. Write on.", count=row.per_hour))
    if asked.filter(at__gt=access.wall - DAY).count() >= row.per_day:
        return Refused(reason=say("The model was asked {count} times within a day. Write on.", count=row.per_day))
    return ModelQuestion.objects.create(brand_id=access.brand, incident=incident, by_id=access.user, at=access.wall)


def end(access: Access, question: ModelQuestion, outcome: Outcome) -> None:
    scope.of_brand(access, ModelQuestion).filter(pk=question.pk).update(outcome=outcome)


def wait_for(error: NetworkError | ConfigError) -> Said:
    """What went wrong, and when it may go better."""
    told = error.args[0] if isinstance(error.args[0], Said) else Said(str(error))
    seconds = getattr(error, "retry_after", None)
    if seconds is None:
        return told
    return sentences([told.form, say("Try again in {count} seconds.", count=round(seconds)).form])
