"""No hostile draft of the corpus is approved, by whichever way, before all that is held is answered for by name."""

from hypothesis import given, settings
from hypothesis import strategies as st

from firewarden.steps.respond.approval import Approved, Decider, decide, publish, request
from firewarden.steps.respond.approval.release import break_glass, solo
from firewarden.steps.respond.approval.waivers import unsettled, waive
from firewarden.steps.respond.checking import check
from firewarden.vocabulary.approval import ANYBODY, Waiver
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.finding import Finding, Weight
from firewarden.vocabulary.statement import DraftState, Refused, Word
from tests.steps.respond.approval.drafts import ONE, draft, word, yes
from tests.steps.respond.checking.test_corpus import HOSTILE

BOB = Decider(id="bob", seats=frozenset({ANYBODY}))
NOW = Instant(0)
AROUND = ("{}", "We know that {}", "{}\n\nWe are sorry.", "Update: {}", "{} 🙏", "To all who waited:\n\n{}")


def gets_out(text_findings: tuple[Finding, ...]) -> list[str]:
    """The ways by which the text could be approved, or go out."""
    broken = draft(word("carol", Word.BREAK_GLASS))
    answers = {
        "request": request(draft(state=DraftState.DRAFT), text_findings, ONE),
        "settled": request(draft(state=DraftState.FACT_CHECK), text_findings, ONE),
        "decide": decide(draft(), BOB, 1, ONE, text_findings),
        "break glass": break_glass(broken, "bob", 1, "It burns", text_findings),
        "solo": solo(draft(), 1, "It burns", text_findings, allowed=True),
        "publish": publish(draft(yes("bob"), state=DraftState.APPROVED), text_findings, ONE, NOW),
    }
    return [way for way, one in answers.items() if not isinstance(one, Refused) and one is not DraftState.FACT_CHECK]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(HOSTILE), st.sampled_from(AROUND), st.data())
def test_hostile_draft_gets_out_by_no_way_before_each_held_place_is_answered_for(
    hostile: object, around: str, data: st.DataObject
) -> None:
    text = around.format(hostile.text)  # type: ignore[attr-defined]
    found = check(text, hostile.background).findings  # type: ignore[attr-defined]
    held = [one for one in found if one.weight is Weight.CONFIRM]
    assert held
    assert gets_out(found) == []

    waivers = [_waived(found, text, one) for one in held]
    left_out = data.draw(st.sampled_from(waivers))
    assert gets_out(unsettled(found, text, [one for one in waivers if one != left_out])) == []
    if not any(one.weight is Weight.BLOCK for one in found):
        assert gets_out(unsettled(found, text, waivers)) == list(WAYS)


WAYS = ("request", "settled", "decide", "break glass", "solo", "publish")


def _waived(found: tuple[Finding, ...], text: str, one: Finding) -> Waiver:
    made = waive(found, text, (one.code, one.start, one.end), version=1, by="bob", reason="I asked them", at=NOW)
    assert isinstance(made, Waiver), made
    return made


def test_the_ways_are_ways() -> None:
    assert gets_out(()) == list(WAYS)
    assert Approved(version=1) == decide(draft(), BOB, 1, ONE, ())
