"""Which steps a text has to pass: by level, by what it speaks of, by its author, by its kind."""

from collections.abc import Iterator
from dataclasses import dataclass

from firewarden.vocabulary.approval import Part, PathRules, Preset, ReviewStep, Seat, Touch
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import HOUR, Instant
from firewarden.vocabulary.incident import Role
from firewarden.vocabulary.said import Said, joined, say
from firewarden.vocabulary.statement import DraftKind

ANY = Seat()
LEGAL, EXECUTIVE = Seat(role=Role.APPROVER_LEGAL), Seat(role=Role.APPROVER_EXECUTIVE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """`fresh` are the authors who joined the brand less than the rules' `new_days` ago."""

    level: Level
    kind: DraftKind
    authors: frozenset[str]
    touches: frozenset[Touch] = frozenset()
    fresh: frozenset[str] = frozenset()


def path(rules: PathRules, situation: Situation) -> tuple[ReviewStep, ...]:
    """Never empty, and at least one step reads every character."""
    return (
        *_by_level(rules, situation),
        *_legal(rules, situation),
        *_executive(rules, situation),
        *_named(rules, situation),
    )


def holds_until(rules: PathRules, level: Level, now: Instant) -> Instant:
    """When an approval given now expires."""
    return Instant(now + rules.hours[level] * HOUR)


def _by_level(rules: PathRules, situation: Situation) -> tuple[ReviewStep, ...]:
    because = say("level {level}", level=int(situation.level))
    preset = rules.levels[situation.level]
    steps = list(_preset(preset, because))
    if situation.authors & (rules.juniors | situation.fresh):
        why = joined([because, say("a new author")], ", ")
        steps.insert(0, ReviewStep(seats=(ANY,), because=why))
    return tuple(steps)


def _preset(preset: Preset, because: Said) -> Iterator[ReviewStep]:
    """An executive answers for what is said, not for how: a small edit need not wake them again. Where nobody else
    reads, they read every character."""
    match preset:
        case Preset.ONE:
            yield ReviewStep(seats=(ANY,), because=because)
        case Preset.TWO:
            yield ReviewStep(seats=(ANY, ANY), because=because)
        case Preset.EITHER:
            yield ReviewStep(seats=(LEGAL, EXECUTIVE), every=False, because=because)
        case Preset.ONE_THEN_LEGAL:
            yield ReviewStep(seats=(ANY,), because=because)
            yield ReviewStep(seats=(LEGAL,), because=because)
        case Preset.BOTH:
            yield ReviewStep(seats=(LEGAL,), because=because)
            yield ReviewStep(seats=(EXECUTIVE,), part=Part.SUBSTANCE, because=because)
        case Preset.ONE_THEN_BOTH:
            yield ReviewStep(seats=(ANY,), because=because)
            yield ReviewStep(seats=(LEGAL,), because=because)
            yield ReviewStep(seats=(EXECUTIVE,), part=Part.SUBSTANCE, because=because)


def _legal(rules: PathRules, situation: Situation) -> Iterator[ReviewStep]:
    """Where the level does not ask for legal by itself."""
    if _asks(rules, situation, LEGAL):
        return
    high = situation.level >= rules.words_from
    forced = [touch for touch in Touch if touch in situation.touches and (high or touch is Touch.LISTED)]
    if high and situation.kind is DraftKind.APOLOGY and Touch.APOLOGY not in forced:
        forced.insert(0, Touch.APOLOGY)
    if forced:
        yield ReviewStep(seats=(LEGAL,), because=say("it speaks of: {touches}", touches=joined(forced, ", ")))


def _executive(rules: PathRules, situation: Situation) -> Iterator[ReviewStep]:
    """An apology of a crisis is signed by both."""
    signed = situation.kind is DraftKind.APOLOGY and situation.level >= rules.words_from
    if signed and not _asks(rules, situation, EXECUTIVE):
        yield ReviewStep(seats=(EXECUTIVE,), part=Part.SUBSTANCE, because=say("it is an apology"))


def _asks(rules: PathRules, situation: Situation, seat: Seat) -> bool:
    steps = _preset(rules.levels[situation.level], Said())
    return any(step.every and seat in step.seats for step in steps)


def _named(rules: PathRules, situation: Situation) -> Iterator[ReviewStep]:
    if rules.named and situation.level >= rules.named_from:
        seats = tuple(Seat(person=one) for one in rules.named)
        yield ReviewStep(seats=seats, part=Part.SUBSTANCE, because=say("named by the brand"))
