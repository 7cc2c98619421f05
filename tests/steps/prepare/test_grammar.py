import pytest
from hypothesis import given
from hypothesis import strategies as st

from firewarden.steps.prepare.scenario.chance import Chance
from firewarden.steps.prepare.scenario.deck import Deck
from firewarden.steps.prepare.scenario.grammar import (
    Words,
    compile_phrase,
    endless_slot,
    say,
    slots_in,
)
from firewarden.steps.prepare.scenario.memory import Memory, runs_of
from firewarden.vocabulary.errors import BadInput


def all_of(phrase: str, words: dict[str, list[str]] | None = None, tries: int = 200) -> set[str]:
    compiled = compile_phrase(phrase)
    slots: Words = {name: tuple(map(compile_phrase, texts)) for name, texts in (words or {}).items()}
    return {say(compiled, slots, {}, Chance(seed)) for seed in range(tries)}


@pytest.mark.parametrize(
    ("phrase", "words", "texts"),
    [
        ("plain", {}, {"plain"}),
        ("{a|b} c", {}, {"a c", "b c"}),
        ("{|so }late", {}, {"late", "so late"}),
        ("{a|b {c|d}}", {}, {"a", "b c", "b d"}),
        ("{2-4} boats", {}, {"2 boats", "3 boats", "4 boats"}),
        ("to {port}", {"port": ["Ellary", "{East|West} Corvena"]}, {"to Ellary", "to East Corvena", "to West Corvena"}),
    ],
)
def test_phrase_becomes_each_of_its_texts(phrase: str, words: dict[str, list[str]], texts: set[str]) -> None:
    assert all_of(phrase, words) == texts


def test_slot_means_one_thing_in_one_text() -> None:
    assert all_of("{port} and {port}", {"port": ["A", "B"]}) == {"A and A", "B and B"}


def test_two_slots_mean_two_things() -> None:
    words = {"port": ["A", "B", "C"], "other": ["A", "B", "C"]}
    texts = all_of("{port} {other}", words)
    assert texts == {"A B", "A C", "B A", "B C", "C A", "C B"}


@pytest.mark.parametrize("phrase", ["{a|b", "a}", "{", "{}", "{a|{b}", "x {{a|b}} y"])
def test_braces_that_do_not_fit_are_refused(phrase: str) -> None:
    with pytest.raises(BadInput):
        compile_phrase(phrase)


def test_slots_are_found_inside_alternatives() -> None:
    assert slots_in(compile_phrase("{a} {x|{b} {3-4}|{y|{c}}}")) == {"a", "b", "c"}


def test_slot_that_leads_back_to_itself_is_found() -> None:
    words = {name: (compile_phrase(text),) for name, text in {"a": "x {b}", "b": "{c}", "c": "{b}", "d": "y"}.items()}
    assert endless_slot(words) == "b"
    assert endless_slot({"a": (compile_phrase("{d}"),), "d": (compile_phrase("y"),)}) is None


@given(st.integers(0, 10_000), st.integers(1, 9))
def test_deck_deals_every_card_before_any_comes_again(seed: int, size: int) -> None:
    deck = Deck(tuple(range(size)), Chance(seed))
    for _ in range(3):
        assert sorted(deck.deal() for _ in range(size)) == list(range(size))


def test_memory_knows_how_close_a_text_comes() -> None:
    memory = Memory()
    memory.remember(runs_of("the ferry is late again today"))
    assert memory.closeness(runs_of("the ferry is late again today")) == 1.0
    assert memory.closeness(runs_of("The ferry is late again, friends")) == 3 / 5
    assert memory.closeness(runs_of("nobody said a word")) == 0.0


def test_short_texts_are_close_only_when_equal() -> None:
    memory = Memory()
    memory.remember(runs_of("so true"))
    assert (memory.closeness(runs_of("So true!")), memory.closeness(runs_of("so false"))) == (1.0, 0.0)


@given(st.integers(0, 10_000))
def test_chance_stays_in_its_bounds(seed: int) -> None:
    chance = Chance(seed)
    assert all(3 <= chance.between(3, 7) <= 7 for _ in range(50))
    assert all(0 <= chance.unit() < 1 for _ in range(50))
    assert chance.poisson(0.0) == 0


def test_poisson_and_spread_have_the_means_they_promise() -> None:
    chance = Chance(1)
    for mean in (0.4, 6.0, 80.0):
        drawn = [chance.poisson(mean) for _ in range(4_000)]
        assert abs(sum(drawn) / len(drawn) - mean) < 4 * (mean / len(drawn)) ** 0.5
    middle = sorted(chance.spread(100.0, 1.2) for _ in range(4_001))[2_000]
    assert 92 < middle < 109
