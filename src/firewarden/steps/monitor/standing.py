"""When listening counts as started, active, waiting or done in one incident."""

from firewarden.vocabulary.incident import Standing, Step, StepState, Work
from firewarden.vocabulary.said import NOTHING, Said, say, say_count


def standing(work: Work) -> Standing:
    """Active while a source is read; waiting when all are blind; done once the incident is closed."""
    if work.closed:
        return Standing(step=Step.MONITOR, state=StepState.DONE, because=say("the incident is closed"))
    if work.sources_reading:
        because = _blind(work.sources_blind) if work.sources_blind else NOTHING
        return Standing(step=Step.MONITOR, state=StepState.ACTIVE, because=because, count=work.sources_blind)
    if work.sources_blind:
        return Standing(
            step=Step.MONITOR, state=StepState.WAITING, because=say("every source is blind"), count=work.sources_blind
        )
    return Standing(step=Step.MONITOR, state=StepState.NOT_STARTED, because=say("no source is read"))


def _blind(count: int) -> Said:
    return say_count("{count} source blind or quiet", "{count} sources blind or quiet", count)
