"""When listening counts as started, active, waiting or done in one incident."""

from firewarden.vocabulary.incident import Standing, Step, StepState, Work


def standing(work: Work) -> Standing:
    """Active while a source is read; waiting when all are blind; done once the incident is closed."""
    if work.closed:
        return Standing(step=Step.MONITOR, state=StepState.DONE, because="the incident is closed")
    if work.sources_reading:
        because = f"{work.sources_blind} sources blind" if work.sources_blind else ""
        return Standing(step=Step.MONITOR, state=StepState.ACTIVE, because=because, count=work.sources_blind)
    if work.sources_blind:
        return Standing(
            step=Step.MONITOR, state=StepState.WAITING, because="every source is blind", count=work.sources_blind
        )
    return Standing(step=Step.MONITOR, state=StepState.NOT_STARTED, because="no source is read")
