from firewarden.steps.learn.review import Clocks, Moments, clocks, close
from firewarden.vocabulary.clock import MINUTE, Instant


def at(minutes: int) -> Instant:
    return Instant(minutes * MINUTE)


def test_clocks_run_from_onset_and_opening() -> None:
    moments = Moments(onset=at(0), opened=at(29), lead=at(41), first_words=at(99), closed=at(1029))

    assert clocks(moments) == Clocks(
        to_notice=29 * MINUTE, to_lead=12 * MINUTE, to_first_words=70 * MINUTE, in_all=1000 * MINUTE
    )


def test_what_never_happened_has_no_clock() -> None:
    assert clocks(Moments(onset=at(5), opened=at(0))) == Clocks(
        to_notice=0, to_lead=None, to_first_words=None, in_all=None
    )


def test_review_closes_with_a_lesson_and_owners_alone() -> None:
    assert close(lessons=1, ownerless_items=0, incident_closed=True) is None
    refused = [
        close(lessons=1, ownerless_items=0, incident_closed=False),
        close(lessons=0, ownerless_items=0, incident_closed=True),
        close(lessons=1, ownerless_items=2, incident_closed=True),
    ]
    assert [one.reason.split(".")[0] for one in refused if one] == [
        "The incident is still open",
        "No lesson is written down yet",
        "2 action items have no owner",
    ]
