"""When assessing counts as started, active, waiting or done in one incident."""

from firewarden.vocabulary.incident import Standing, Step, StepState, Work
from firewarden.vocabulary.said import say, say_count


def standing(work: Work) -> Standing:
    """Done with an assessment, a confirmed fact and no fact left open; waiting when only facts are missing."""
    if not work.assessments and not work.confirmed_facts and not work.open_facts:
        return Standing(step=Step.ASSESS, state=StepState.NOT_STARTED, because=say("nothing assessed yet"))
    if work.open_facts:
        return Standing(
            step=Step.ASSESS,
            state=StepState.ACTIVE,
            because=say_count("{count} fact open", "{count} facts open", work.open_facts),
            count=work.open_facts,
        )
    if not work.confirmed_facts:
        return Standing(step=Step.ASSESS, state=StepState.WAITING, because=say("no fact confirmed yet"))
    return Standing(step=Step.ASSESS, state=StepState.DONE)
