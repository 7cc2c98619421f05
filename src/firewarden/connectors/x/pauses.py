"""How long X wants us to wait before we connect again."""

from dataclasses import dataclass

_NETWORK, _MOST_NETWORK = 0.25, 16.0
_ANSWER, _MOST_ANSWER = 5.0, 320.0
_LIMIT, _MOST_LIMIT = 60.0, 960.0


@dataclass(slots=True)
class Pauses:
    """Attempts that failed since a stream last brought something, by what they failed of."""

    network: int = 0
    answers: int = 0
    limits: int = 0

    def after(self, status: int | None, asked: float | None, luck: float) -> float:
        """Seconds. `status`: of the answer, None where there was none; `asked`: what it asked for; `luck`, from 0 to
        1, makes the pause up to half as long again, never shorter.

        >>> pauses = Pauses()
        >>> [pauses.after(None, None, 0.0) for _ in range(3)], [pauses.after(503, None, 0.0) for _ in range(3)]
        ([0.25, 0.5, 0.75], [5.0, 10.0, 20.0])
        >>> pauses.after(429, None, 0.0), pauses.after(429, None, 0.0), pauses.after(429, 300.0, 0.0)
        (60.0, 120.0, 300.0)
        """
        if status is None:
            self.network += 1
            nominal = min(_NETWORK * self.network, _MOST_NETWORK)
        elif status == 429:
            self.limits += 1
            nominal = min(_LIMIT * 2.0 ** min(self.limits - 1, 10), _MOST_LIMIT)
        else:
            self.answers += 1
            nominal = min(_ANSWER * 2.0 ** min(self.answers - 1, 10), _MOST_ANSWER)
        return (nominal if asked is None else asked) * (1.0 + luck / 2.0)

    def forget(self) -> None:
        self.network = self.answers = self.limits = 0
