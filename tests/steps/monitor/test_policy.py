"""One open alarm as long as it lasts, unless it gets clearly worse."""

from firewarden.steps.monitor.policy import LASTING, DayOfRest, OpenAlarm


def test_first_alarm_is_raised():
    assert OpenAlarm().admits(5, (1.0, 1.0))


def test_alarm_stays_open_until_a_day_was_calm():
    alarm = OpenAlarm()
    numbers = (0, 1, 287, 288, 575)
    assert [number for number in numbers if alarm.admits(number, (3.0, 2.0))] == [0]
    assert [alarm.is_open(number) for number in (575, 575 + 287, 575 + 288)] == [True, True, False]
    assert alarm.admits(575 + 288, (3.0, 2.0))


def test_hostile_talk_that_goes_on_is_told_every_other_day_and_mere_volume_once():
    numbers = range(0, 1_300, 10)
    hostile, volume = OpenAlarm(lasting=LASTING), OpenAlarm()
    assert [number for number in numbers if hostile.admits(number, (3.0, 2.0))] == [0, 580, 1160]
    assert [number for number in numbers if volume.admits(number, (3.0, 2.0))] == [0]


def test_alarm_is_raised_again_when_both_strengths_have_grown_by_two():
    alarm = OpenAlarm()
    alarm.admits(0, (3.0, 2.0))
    assert not alarm.admits(1, (9.0, 3.9))
    assert not alarm.admits(2, (4.9, 9.0))
    assert alarm.admits(3, (5.0, 4.0))
    assert not alarm.admits(4, (6.9, 5.9))


def test_echo_of_a_record_is_left_out_for_a_day():
    rest = DayOfRest()
    assert [rest.heard(number, 6.5) for number in (0, 1, 287, 288)] == [6.5, 0.0, 0.0, 6.5]


def test_scores_below_a_record_are_heard_until_there_is_one():
    rest = DayOfRest()
    assert [rest.heard(number, raw) for number, raw in enumerate((5.9, 5.8, 6.0, 5.9, 8.0))] == [
        5.9,
        5.8,
        6.0,
        0.0,
        8.0,
    ]
