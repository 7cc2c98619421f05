from firewarden.steps.engage.fairness import UNKNOWN, Asker, By, apart, groups, told
from firewarden.vocabulary.clock import HOUR


def asker(number: int, *, answered: bool = True, reach: int | None = 50, network: str = "bluesky") -> Asker:
    return Asker(reach=reach, network=network, language="en", waited=HOUR, answered=answered, incident=1, post=number)


def crowd(count: int, share: float, first: int = 0, **other: object) -> list[Asker]:
    return [asker(first + one, answered=one < share * count, **other) for one in range(count)]  # type: ignore[arg-type]


def test_people_are_told_apart_by_bands_of_reach_in_their_order() -> None:
    found = groups([asker(one, reach=reach) for one, reach in enumerate((5_000, None, 99, 100, 10**7, 0))], By.REACH)

    assert [(one.name, [each.post for each in one.askers]) for one in found] == [
        ("under 100", [2, 5]),
        ("100 to 999", [3]),
        ("1,000 to 9,999", [0]),
        ("10,000 and more", [4]),
        (UNKNOWN, [1]),
    ]


def test_each_share_has_an_interval_and_the_posts_behind_it() -> None:
    [one] = groups(crowd(10, 0.8), By.NETWORK)

    assert (one.name, one.answered, one.share[0], len(one.askers)) == ("bluesky", 8, 0.8, 10)
    assert 0.4 < one.share[1] < 0.8 < one.share[2] < 1.0
    assert one.wait[0] == HOUR


def test_a_difference_is_named_only_where_chance_cannot_make_it() -> None:
    small = [*crowd(10, 0.9, reach=10**6), *crowd(10, 0.6, 10)]
    large = [*crowd(200, 0.9, reach=10**6), *crowd(200, 0.6, 200)]

    assert apart(groups(small, By.REACH)) == ()
    [(better, worse)] = apart(groups(large, By.REACH))
    assert told(better, worse) == "10,000 and more was answered more often than under 100: 90% against 60%."


def test_who_is_alone_is_compared_with_nobody() -> None:
    assert apart(groups([*crowd(4, 1.0, network="x"), *crowd(400, 0.1, 4)], By.NETWORK)) == ()
    assert groups([], By.LANGUAGE) == ()
