"""What every `ports.PlanStore` must do."""

import pytest

from firewarden.vocabulary.errors import Conflict
from firewarden.vocabulary.plan import WatchPlan
from tests.stores.conftest import Plans
from tests.stores.samples import FULL_PLAN


def test_newest_without_a_plan_is_none(plans: Plans) -> None:
    assert plans().newest() is None


def test_a_published_plan_comes_back_as_it_was(plans: Plans) -> None:
    plans().publish(FULL_PLAN)
    assert plans().newest() == FULL_PLAN


def test_newest_is_the_one_with_the_highest_version(plans: Plans) -> None:
    store = plans()
    for version in range(1, 12):
        store.publish(WatchPlan(version=version))
    assert plans().newest() == WatchPlan(version=11)


def test_a_reader_sees_what_another_published_since_it_last_looked(plans: Plans) -> None:
    reader, writer = plans(), plans()
    writer.publish(WatchPlan(version=1))
    seen = [reader.newest()]
    writer.publish(WatchPlan(version=2))
    writer.publish(WatchPlan(version=3))
    seen.append(reader.newest())
    assert seen == [WatchPlan(version=1), WatchPlan(version=3)]


@pytest.mark.parametrize("version", [-1, 0, 1, 3])
def test_a_version_other_than_the_next_is_refused_and_changes_nothing(plans: Plans, version: int) -> None:
    plans().publish(FULL_PLAN)
    with pytest.raises(Conflict):
        plans().publish(WatchPlan(version=version))
    assert plans().newest() == FULL_PLAN


def test_the_first_version_is_one(plans: Plans) -> None:
    with pytest.raises(Conflict):
        plans().publish(WatchPlan(version=2))
    assert plans().newest() is None
