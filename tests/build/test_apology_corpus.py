"""The marked apologies can be read, count what their page says, and are measured as a person would count."""

import importlib
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

FOLDER = Path(__file__).parents[2] / "benchmarks" / "apology"
LANGUAGES = ("de", "es", "fr", "it", "pt")


@pytest.fixture(scope="module")
def modules() -> Iterator[dict[str, ModuleType]]:
    sys.path.insert(0, str(FOLDER))
    try:
        yield {name: importlib.import_module(name) for name in ("corpus", "measure", "train")}
    finally:
        sys.path.remove(str(FOLDER))
        for name in ("corpus", "measure", "train"):
            sys.modules.pop(name, None)


@pytest.fixture
def corpus(modules: dict[str, ModuleType]) -> Any:
    return modules["corpus"]


@pytest.fixture
def measure(modules: dict[str, ModuleType]) -> Any:
    return modules["measure"]


def spans_of(item: Any) -> set[tuple[str, str]]:
    return {(span.code, item.text[span.start : span.end]) for span in item.spans}


def test_marks_become_places_in_the_text(corpus):
    item = corpus.item_from("en-sentence-014 near=FEEL", "[[BUT|While [[regret+VAGUE|we’re sorry]]]] – it [[IF|fell]].")
    assert item.text == "While we’re sorry – it fell."
    assert spans_of(item) == {
        ("BUT", "While we’re sorry"),
        ("regret", "we’re sorry"),
        ("VAGUE", "we’re sorry"),
        ("IF", "fell"),
    }
    assert (item.language, item.kind, item.number, item.near) == ("en", "sentence", 14, frozenset({"FEEL"}))


@pytest.mark.parametrize(
    ("head", "text"),
    [
        ("en-sentence-014", "[[regret|We are sorry"),
        ("en-sentence-014", "We are sorry]]"),
        ("en-sentence-014", "[[We are sorry]]"),
        ("en-sentence-014", "[[sorrow|We are sorry]]"),
        ("en-sentence-14", "We are sorry"),
        ("en-sentence-014 nere=IF", "We are sorry"),
        ("en-sentence-014 near=WHEN", "We are sorry"),
        ("en-sentence-014 whole=IF", "We are sorry"),
    ],
)
def test_a_wrong_mark_is_refused(corpus, head, text):
    with pytest.raises(corpus.WrongMark):
        corpus.item_from(head, text)


def test_no_act_is_judged_in_whole_texts_only(corpus):
    assert "NOACT" not in corpus.item_from("en-sentence-001", "Sorry.").judged
    assert "NOACT" in corpus.item_from("en-sentence-001 text", "Sorry.").judged
    assert "NOACT" in corpus.item_from("en-statement-001", "Sorry.").judged


def test_every_third_item_is_blind(corpus):
    assert {item.number % 3 for item in corpus.items_of("blind")} == {0}
    assert {item.number % 3 for item in corpus.items_of("open")} == {1, 2}


def test_items_are_numbered_without_a_gap(corpus):
    kinds: dict[tuple[str, str], list[int]] = {}
    for item in corpus.items_of("open", "blind"):
        kinds.setdefault((item.language, item.kind), []).append(item.number)
    assert {kind for kind, _ in kinds} == {"en", *LANGUAGES}
    for numbers in kinds.values():
        assert sorted(numbers) == list(range(1, len(numbers) + 1))


def test_no_text_stands_twice(corpus):
    texts = [" ".join(item.text.lower().split()) for item in corpus.items_of(*corpus.SETS)]
    assert len(texts) == len(set(texts))


def test_taught_texts_are_none_of_the_others_and_none_twice(corpus):
    others = {" ".join(item.text.lower().split()) for item in corpus.items_of(*corpus.SETS)}
    taught = [" ".join(item.text.lower().split()) for item in corpus.items_of("taught")]
    assert len(taught) == len(set(taught))
    assert others & set(taught) == set()


def test_weights_in_the_package_are_made_from_the_texts_as_they_are(modules):
    train = modules["train"]
    head = json.loads(train.TARGET.read_bytes().partition(b"\n")[0])
    assert head["texts"] == train.texts_hash(), "run benchmarks/apology/train.py"
    assert train.TARGET.stat().st_size < 700_000


def test_fit_has_no_chance_in_it(modules):
    train = modules["train"]
    cases = train.cases_of(modules["corpus"].items_of("taught")[:60])
    matrix = train.matrix_of(cases.traits)
    products = matrix.products()
    (duals, starts), (again, restarts) = (train.fitted(products, cases.labels) for _ in range(2))
    assert (duals == again).all()
    assert (starts == restarts).all()


def test_no_item_looks_like_what_it_is(corpus):
    assert [item.id for item in corpus.items_of(*corpus.SETS) if item.near & item.codes] == []


def test_no_mark_is_empty_or_begins_with_a_space(corpus):
    marked = [item.text[span.start : span.end] for item in corpus.items_of(*corpus.SETS) for span in item.spans]
    assert [text for text in marked if not text or text != text.strip()] == []


def rows_of_page() -> dict[str, list[int]]:
    lines = (FOLDER / "README.md").read_text(encoding="utf-8").split("## How many")[1].splitlines()
    rows = [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    return {name: [int(cell) for cell in cells] for name, *cells in rows if cells[0].isdecimal()}


def test_the_page_says_how_many_there_are(corpus):
    page, sets = rows_of_page(), [corpus.items_of("open"), corpus.items_of("blind")]
    names = {"en": "English", "de": "German", "es": "Spanish", "fr": "French", "it": "Italian", "pt": "Portuguese"}
    counted = {
        name: [
            sum((item.language, item.kind) == (code, kind) for item in items)
            for kind in ("sentence", "statement", "more")
            for items in sets
        ]
        for code, name in names.items()
    }
    english = [[item for item in items if item.language == "en"] for items in sets]
    for code in corpus.CODES:
        counted[code] = [
            count
            for items in english
            for count in (sum(code in item.codes for item in items), sum(code in item.near for item in items))
        ]
    assert page == counted


def test_english_has_its_numbers(corpus):
    items = [item for item in corpus.items_of("open", "blind") if item.language == "en"]
    assert len(items) >= 720
    assert sum(item.kind == "statement" for item in items) >= 160


@pytest.mark.parametrize(("name", "share"), [("open", 0.6), ("blind", 0.3)])
def test_every_code_has_its_numbers_in_each_set(corpus, name, share):
    items = [item for item in corpus.items_of(name) if item.language == "en" and item.kind == "sentence"]
    for code in (*corpus.COMPONENTS, *corpus.DEFECTS):
        positives, negatives = (16, 10) if code in corpus.COMPONENTS else (24, 16)
        assert sum(code in item.codes for item in items) >= int(positives * share), code
        assert sum(code in item.near for item in items) >= int(negatives * share), code


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_languages_have_twenty_items_and_most_codes(corpus, language):
    items = [item for item in corpus.items_of("open", "blind") if item.language == language]
    assert len(items) >= 20
    assert {code for item in items for code in item.codes} == corpus.CODES


@dataclass(frozen=True)
class Report:
    components: tuple[Any, ...]
    findings: tuple[Any, ...]


def finder(corpus: Any, **found: dict[str, str]) -> Any:
    """A check that finds, in each text, what it is told to find there: text to code to words."""
    by_text = dict(found.values())

    def check(text: str, _language: str | None = None) -> Report:
        places = [(code, text.index(words), len(words)) for code, words in by_text.get(text, {}).items()]
        return Report(
            tuple(
                SimpleNamespace(name=code, spans=((at, at + size),))
                for code, at, size in places
                if code in corpus.COMPONENTS
            ),
            tuple(
                SimpleNamespace(code=code, start=at, end=at + size)
                for code, at, size in places
                if code not in corpus.COMPONENTS
            ),
        )

    return check


@pytest.fixture
def result(corpus, measure) -> Any:
    """Four items: one right, one missed, one invented, one right in the wrong place."""
    items = [
        corpus.item_from("en-sentence-001", "[[regret|We are sorry]] [[IF|if you fell]]."),
        corpus.item_from("en-sentence-002", "[[regret|Sorry]] [[IF|should it hurt]]."),
        corpus.item_from("en-sentence-003 near=IF", "If you fell, ring us."),
        corpus.item_from("en-sentence-004", "Here [[regret|we are sorry]] [[IF|in case you fell]]."),
    ]
    check = finder(
        corpus,
        right=(items[0].text, {"regret": "We are sorry", "IF": "if you fell", "MISS_REPAIR": "We"}),
        missed=(items[1].text, {"regret": "Sorry", "NOACT": "Sorry"}),
        invented=(items[2].text, {"IF": "If you fell"}),
        elsewhere=(items[3].text, {"regret": "we are sorry", "IF": "Here"}),
    )
    return measure.measured([measure.found_by(check, item) for item in items])


def test_items_are_counted_as_a_person_would(result):
    condition = result.defects[0]
    assert condition.code == "IF"
    assert condition.marked == 3
    assert (condition.precision.part, condition.precision.whole) == (2, 3)
    assert (condition.recall.part, condition.recall.whole) == (2, 3)
    assert condition.f1 == pytest.approx(2 / 3)
    assert (condition.overlap.part, condition.overlap.whole) == (1, 3)
    assert (result.near_misses.part, result.near_misses.whole) == (0, 1)
    assert (result.without_error.part, result.without_error.whole) == (2, 4)


def test_codes_that_are_nowhere_do_not_count(result):
    assert result.components_macro_f1.value == 1.0
    assert (result.defects_all.precision.whole, result.defects_all.recall.whole) == (3, 3)


def test_intervals_hold_their_value_and_stay_the_same(corpus, measure, result):
    condition = result.defects[0]
    low, high = condition.f1_interval
    assert 0.0 <= low < condition.f1 < high <= 1.0
    assert condition.precision.interval[0] < 2 / 3 < condition.precision.interval[1]
    counts = measure.np.ones((4, 1, 3))
    assert (measure.resampled(counts) == measure.resampled(counts)).all()


def test_what_is_no_number_is_null_in_json(measure):
    assert json.dumps(measure.without_nan({"a": [float("nan"), 1]})) == '{"a": [null, 1]}'


@pytest.mark.parametrize(
    ("asked", "refused"),
    [
        (["--set", "blind", "--wrong"], True),
        (["--set", "all", "--wrong"], True),
        (["--set", "open", "--wrong"], False),
        (["--set", "blind"], False),
        (["--set", "blind", "--wrong", "--unseal"], False),
    ],
)
def test_blind_items_are_not_listed(measure, monkeypatch, asked, refused):
    monkeypatch.setattr(sys, "argv", ["measure.py", *asked])
    assert measure.sealed(measure.arguments()) is refused
