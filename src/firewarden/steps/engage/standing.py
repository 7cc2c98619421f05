"""When the queue of people counts as started, active or done in one incident."""

from firewarden.vocabulary.incident import Standing, Step, StepState, Work
from firewarden.vocabulary.said import NOTHING, Said, say, say_count


def standing(work: Work) -> Standing:
    """Active while somebody waits and we have begun; done when everybody has an answer."""
    if work.to_answer and work.replies_sent:
        return _standing(StepState.ACTIVE, say_count("{count} waits", "{count} wait", work.to_answer), work.to_answer)
    if work.to_answer:
        return _standing(
            StepState.NOT_STARTED, say_count("{count} waits", "{count} wait", work.to_answer), work.to_answer
        )
    if work.replies_sent:
        return _standing(StepState.DONE)
    return _standing(StepState.NOT_STARTED, say("nobody waits for us"))


def _standing(state: StepState, because: Said = NOTHING, count: int = 0) -> Standing:
    return Standing(step=Step.ENGAGE, state=state, because=because, count=count)
