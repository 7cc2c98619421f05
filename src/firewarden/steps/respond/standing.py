"""When responding counts as started, active, waiting or done in one incident."""

from firewarden.vocabulary.incident import Standing, Step, StepState, Work
from firewarden.vocabulary.said import NOTHING, Said, say, say_count


def standing(work: Work) -> Standing:
    """Waiting while an approval or a delivery is out; done when words are public and none are on their way."""
    if work.drafts_waiting:
        return _standing(
            StepState.WAITING,
            say_count("{count} waiting for approval", "{count} waiting for approval", work.drafts_waiting),
            work.drafts_waiting,
        )
    if work.deliveries_pending:
        return _standing(
            StepState.WAITING,
            say_count("{count} going out", "{count} going out", work.deliveries_pending),
            work.deliveries_pending,
        )
    if work.drafts:
        return _standing(StepState.ACTIVE, say_count("{count} draft", "{count} drafts", work.drafts), work.drafts)
    if work.publications:
        return _standing(StepState.DONE)
    if work.statements:
        return _standing(StepState.ACTIVE, say("approved, not published"), work.statements)
    return _standing(StepState.NOT_STARTED, say("nothing said yet"))


def _standing(state: StepState, because: Said = NOTHING, count: int = 0) -> Standing:
    return Standing(step=Step.RESPOND, state=state, because=because, count=count)
