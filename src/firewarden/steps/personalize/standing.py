"""When personal answers count as started, active or done in one incident."""

from firewarden.vocabulary.incident import Standing, Step, StepState, Work
from firewarden.vocabulary.said import say, say_count


def standing(work: Work) -> Standing:
    """Active while a written reply has not been sent, somebody asks for more than may be offered, or what a person
    accepted is not delivered; done when nothing of this is left."""
    if work.replies_unsent:
        return Standing(
            step=Step.PERSONALIZE,
            state=StepState.ACTIVE,
            because=say_count("{count} written, not sent", "{count} written, not sent", work.replies_unsent),
            count=work.replies_unsent,
        )
    if work.offers_asked:
        return Standing(
            step=Step.PERSONALIZE,
            state=StepState.ACTIVE,
            because=say_count("{count} offer to be decided", "{count} offers to be decided", work.offers_asked),
            count=work.offers_asked,
        )
    if work.offers_owed:
        return Standing(
            step=Step.PERSONALIZE,
            state=StepState.ACTIVE,
            because=say_count("{count} offer still owed", "{count} offers still owed", work.offers_owed),
            count=work.offers_owed,
        )
    if work.replies_sent:
        return Standing(step=Step.PERSONALIZE, state=StepState.DONE)
    return Standing(step=Step.PERSONALIZE, state=StepState.NOT_STARTED, because=say("nobody was answered yet"))
