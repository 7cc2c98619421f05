"""Between which times a recording plausibly lies: one wrong date must not make twenty years of silence of it."""

from collections.abc import Sequence

from firewarden.vocabulary.clock import DAY, Instant

FEW, FEW_OF = 4, 20
"""At each end at most so many posts may be out of place, and no more than one in `FEW_OF`; of a long recording one in
`RARE`."""
RARE = 1_000
NEAR = 30 * DAY
"""So far from the others a post is never out of place."""


def plausible(times: Sequence[int]) -> tuple[Instant, Instant]:
    """The first and the last time that are not out of place. `times` are in order, and there is one at least.

    Out of place are the few at an end that are farther from the others than these are long, all together. A brand
    written about three times a year for ten years has none.
    """
    few = max(min(FEW, len(times) // FEW_OF), len(times) // RARE)
    low, high = times[few], times[-1 - few]
    reach = max(NEAR, high - low)
    first = next(at for at in times if at >= low - reach)
    last = next(at for at in reversed(times) if at <= high + reach)
    return Instant(first), Instant(last)
