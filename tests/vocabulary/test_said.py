"""Sentences of rules: English by themselves, and open for another language."""

import copy
import pickle
from dataclasses import dataclass
from enum import StrEnum

import msgspec
import pytest

from firewarden.vocabulary.clock import Instant, from_iso
from firewarden.vocabulary.said import (
    Amount,
    Moment,
    Percent,
    Said,
    from_stored,
    joined,
    say,
    say_count,
    sentences,
    spoken,
    to_stored,
)


class State(StrEnum):
    LATE = "late"


AT = from_iso("2017-04-10T14:05:59Z")
WHOLE = say(
    "{posts} since {since} are {state}: {ratio} times, {share} of {names}. Write {Case}.",
    posts=say_count("{count} post", "{count} posts", 1204),
    since=Moment(AT),
    state=State.LATE,
    ratio=Amount(2.34, 1),
    share=Percent(0.125),
    names=joined(["Ann", "Bob"], say(", ")),
)


class Shouting:
    """A language of its own."""

    def words(self, text: str) -> str:
        return {"{a} of {b}": "{b}'S {a}", "{at} on": "ON {at}", ", ": " + "}.get(text, text.upper())

    def counted(self, one: str, many: str, count: int) -> str:
        return f"{one}!" if count == 1 else f"{many}!!"

    def moment(self, at: Instant) -> str:
        return f"@{at}"

    def amount(self, number: float, digits: int) -> str:
        return f"#{number:.{digits}f}"

    def percent(self, share: float) -> str:
        return f"{share:.3f}"


def test_a_sentence_is_its_english_text() -> None:
    assert WHOLE == ("1,204 posts since 14:05 UTC on 10 April 2017 are late: 2.3 times, 12% of Ann, Bob. Write {Case}.")


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (say("{a} of {b}", a=State.LATE, b="Ann"), "Ann'S LATE"),
        (say_count("{count} post", "{count} posts", 1), "#1 post!"),
        (say_count("{count} post", "{count} posts", 2.6), "#3 posts!!"),
        (say("{at} on", at=Moment(Instant(7))), "ON @7"),
        (joined([say("a"), "b", say("c")], say(", ")), "A + b + C"),
        (sentences([say("a."), say("b.")]), "A. B."),
    ],
)
def test_another_voice_says_it_in_its_own_way(sentence: Said, told: str) -> None:
    assert spoken(sentence, Shouting()) == told


@pytest.mark.parametrize("text", ["ours alone", Said("ours alone"), Said(), "{a} of {b}", Said("{a} of {b}")])
def test_words_of_people_stay_as_they_are(text: str) -> None:
    assert spoken(text, Shouting()) == text


def test_a_value_fills_no_blank_of_its_own() -> None:
    assert say("{a} and {b}", a="{b}", b="{a.__class__}") == "{b} and {a.__class__}"


@dataclass(frozen=True)
class Kept:
    text: Said


def test_a_stored_sentence_keeps_its_form() -> None:
    stored = msgspec.json.encode(Kept(WHOLE), enc_hook=to_stored)
    read = msgspec.json.decode(stored, type=Kept, dec_hook=from_stored)

    assert (read.text, read.text.form) == (WHOLE, WHOLE.form)


def test_text_from_before_sentences_is_read_as_it_stands() -> None:
    read = msgspec.json.decode(b'{"text": "late {a}"}', type=Kept, dec_hook=from_stored)

    assert (read.text, read.text.form) == ("late {a}", "late {a}")


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (WHOLE.packed(), WHOLE.form),
        (Said("late").packed(), "late"),
        ("late", "late"),
        ('{"said":"nothing"}', '{"said":"nothing"}'),
        ('{"said":"words"', '{"said":"words"'),
    ],
)
def test_a_sentence_goes_through_a_column_of_text(text: str, form: object) -> None:
    assert Said.unpacked(text).form == form


@pytest.mark.parametrize("twin", [copy.deepcopy(WHOLE), pickle.loads(pickle.dumps(WHOLE))])
def test_a_copy_is_the_same_sentence(twin: Said) -> None:
    assert (twin, twin.form) == (WHOLE, WHOLE.form)


def test_a_sentence_does_not_change() -> None:
    with pytest.raises(AttributeError, match="a sentence does not change: form"):
        say("late").form = "early"


@pytest.mark.parametrize(("hook", "value"), [(to_stored, (object(),)), (from_stored, (int, "1"))])
def test_nothing_else_is_stored_as_a_sentence(hook: object, value: tuple[object, ...]) -> None:
    with pytest.raises(NotImplementedError):
        hook(*value)  # type: ignore[operator]
