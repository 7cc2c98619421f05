"""The six components of an apology (Lewicki, Polin and Lount 2016), and where each stands."""

from dataclasses import dataclass

from firewarden.steps.apologize.checking.reading import Reading, Span, meets, merged

NAMES = ("responsibility", "repair", "regret", "explanation", "repentance", "forgiveness")


@dataclass(frozen=True, slots=True)
class Parts:
    """`named` are the places of responsibility that say what was done, `fault` those with words of fault, `solid` the
    acts of repair and repentance."""

    places: dict[str, tuple[Span, ...]]
    named: tuple[Span, ...]
    fault: tuple[Span, ...]
    solid: tuple[Span, ...]

    def __getitem__(self, name: str) -> tuple[Span, ...]:
        return self.places[name]

    def sentences(self, name: str, reading: Reading) -> set[int]:
        """The numbers of the sentences that have this component."""
        return {reading.sentence(start) for start, _ in self.places[name]}


def parts_of(reading: Reading) -> Parts:
    repair = reading.found("repair")
    repentance = reading.found("repentance") + reading.found("over")
    taken_back = _taken_back(reading)
    acts = [span for span in reading.found("act") if not meets(span, [*repair, *taken_back])]
    fault = [span for span in reading.found("fault") if not meets(span, taken_back)]
    loose = reading.found("loose_fault")
    places = {
        "responsibility": acts + fault,
        "repair": repair,
        "regret": reading.found("regret"),
        "explanation": reading.found("explanation"),
        "repentance": repentance,
        "forgiveness": reading.found("forgiveness"),
    }
    vain = [span for pattern in reading.rules["vain"] for span in (m.span() for m in pattern.finditer(reading.text))]
    over = reading.found("over")
    solid = [*repair, *(span for span in repentance if not meets(span, [*vain, *over])), *reading.found("owned")]
    grown = {name: merged(reading.clause(span) for span in spans) for name, spans in places.items()}
    named = [span for span in acts + fault if not meets(span, loose)]
    return Parts(grown, merged(named), merged(fault), merged(solid))


def _taken_back(reading: Reading) -> list[Span]:
    """Clauses beside an apology that make the deed a question, or a matter of others' feelings."""
    sorry = {reading.sentence(start) for start, _ in reading.found("regret")}
    doubts = [*reading.found("harm_in_doubt"), *reading.found("reaction")]
    return [(start, _comma(reading, start, end)) for start, end in doubts if reading.sentence(start) in sorry]


def _comma(reading: Reading, start: int, end: int) -> int:
    comma = reading.text.find(",", start, end)
    return end if comma < 0 else comma
