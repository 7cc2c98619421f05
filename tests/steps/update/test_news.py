from firewarden.steps.update.beginning import from_facts, nothing_new
from firewarden.steps.update.closing import may_close
from firewarden.steps.update.news import Known, Told, changed_since, says_something, still_promised, tiring
from firewarden.vocabulary.clock import HOUR, Instant
from firewarden.vocabulary.finding import Code
from firewarden.vocabulary.incident import FactStatus
from firewarden.vocabulary.statement import Phase, Refused

SPOKE = Instant(10 * HOUR)
CONFIRMED, DISPUTED, UNKNOWN = FactStatus.CONFIRMED, FactStatus.DISPUTED, FactStatus.UNKNOWN


def known(hour: int, text: str, status: FactStatus = CONFIRMED) -> Known:
    return Known(at=Instant(hour * HOUR), text=text, status=status)


def told(*facts: int, phase: Phase = Phase.LOOKING, corrects: bool = False) -> Told:
    return Told(facts=frozenset(facts), phase=phase, corrects=corrects)


def test_facts_that_changed_since_we_spoke_are_named() -> None:
    histories = {
        1: [known(8, "12 bags")],
        2: [known(8, "12 bags"), known(11, "21 bags")],
        3: [known(11, "Hall 2")],
        4: [known(8, "a fire", UNKNOWN), known(11, "a fire")],
        5: [known(8, "nobody hurt"), known(11, "nobody hurt", DISPUTED)],
        6: [known(11, "a rumor", DISPUTED)],
        7: [known(8, "a rumor", UNKNOWN), known(11, "another rumor", UNKNOWN)],
        8: [known(8, "12 bags"), known(11, "21 bags"), known(12, "12 bags")],
    }

    assert changed_since(histories, SPOKE) == (2, 3, 4, 5)


def test_before_the_first_words_every_confirmed_fact_is_news() -> None:
    assert changed_since({1: [known(8, "12 bags")], 2: [known(8, "a rumor", UNKNOWN)]}, None) == (1,)


def test_a_fact_another_phase_or_a_correction_is_something_new() -> None:
    before = [told(1), told(1, 2)]

    assert says_something(told(3), before)
    assert says_something(told(1, phase=Phase.KNOWN), before)
    assert says_something(told(1, corrects=True), before)
    assert not says_something(told(1, 2), before)
    assert says_something(told(), [])


def test_second_update_without_news_in_a_row_is_warned_of() -> None:
    assert tiring(told(1), [told(1)]) is None
    found = tiring(told(1), [told(1), told(1)])
    assert found is not None
    assert found.code is Code.NOTHING_NEW
    assert tiring(told(2), [told(1), told(1)]) is None


def test_last_update_names_what_is_still_promised() -> None:
    assert still_promised(Phase.CLOSED, []) is None
    assert still_promised(Phase.FOLLOW_UP, ["a refund"]) is None
    found = still_promised(Phase.CLOSED, ["a refund", "a report"])
    assert found is not None
    assert str(found.message) == "It is the last update, and 2 promises are not settled."


def test_incident_is_not_closed_behind_the_back_of_the_public() -> None:
    assert may_close(None, "") is None
    assert may_close(Phase.CLOSED, "") is None
    assert isinstance(may_close(Phase.DOING, " "), Refused)
    assert may_close(Phase.DOING, "The brand was sold; its new owner speaks.") is None


def test_words_for_nothing_new_are_offered_where_they_are_true() -> None:
    assert nothing_new("en", "14:00 UTC", [2]) is None
    assert nothing_new("pt-BR", "14:00", []) == nothing_new("pt", "14:00", [])
    assert "14:00 CET" in (nothing_new("xx", "14:00 CET", []) or "")


def test_update_begins_with_the_facts_that_changed() -> None:
    assert from_facts(["12 bags are found. ", "", "Hall 2 is open."]) == "12 bags are found.\n\nHall 2 is open."
