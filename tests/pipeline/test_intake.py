"""When a source is tried again, and when a reader may go on."""

from dataclasses import replace

import pytest

from firewarden.pipeline.intake import pause_after, same_reading
from firewarden.vocabulary.ids import BrandId
from tests.stages.samples import file_source, gap


@pytest.mark.parametrize(("failures", "nominal"), [(1, 1.0), (2, 2.0), (5, 16.0), (20, 300.0)])
def test_pause_doubles_with_each_failure_up_to_five_minutes_and_is_never_the_same(failures: int, nominal: float):
    pauses = {pause_after(failures, permanent=False) for _ in range(50)}
    assert len(pauses) > 40
    assert 0.5 * nominal <= min(pauses) <= max(pauses) <= 1.5 * nominal


def test_pause_is_long_where_trying_soon_is_of_no_use():
    assert 450 <= pause_after(1, permanent=True) <= 1350


def test_reader_goes_on_when_only_the_meaning_of_its_source_has_changed():
    source = file_source(settings={"path": "a"})
    assert same_reading(source, replace(source, name="b", brands=(BrandId("acme"),), gaps=(gap(0, 5),)))


@pytest.mark.parametrize("change", [{"settings": {"path": "b"}}, {"secret": "s"}, {"connector": "x"}, {"live": True}])
def test_reader_starts_again_when_there_is_something_else_to_read(change: dict[str, object]):
    source = file_source(settings={"path": "a"})
    assert not same_reading(source, replace(source, **change))  # type: ignore[arg-type]
