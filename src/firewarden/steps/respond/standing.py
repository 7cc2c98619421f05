"""When responding counts as started, active, waiting or done in one incident."""

from firewarden.vocabulary.incident import Standing, Step, StepState, Work


def standing(work: Work) -> Standing:
    """Waiting while an approval or a delivery is out; done when words are public and none are on their way."""
    if work.drafts_waiting:
        return _standing(StepState.WAITING, f"{work.drafts_waiting} waiting for approval", work.drafts_waiting)
    if work.deliveries_pending:
        return _standing(StepState.WAITING, f"{work.deliveries_pending} going out", work.deliveries_pending)
    if work.drafts:
        return _standing(StepState.ACTIVE, f"{work.drafts} drafts", work.drafts)
    if work.publications:
        return _standing(StepState.DONE)
    if work.statements:
        return _standing(StepState.ACTIVE, "approved, not published", work.statements)
    return _standing(StepState.NOT_STARTED, "nothing said yet")


def _standing(state: StepState, because: str = "", count: int = 0) -> Standing:
    return Standing(step=Step.RESPOND, state=state, because=because, count=count)
