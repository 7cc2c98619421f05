"""What people type into the form of a rule, read into terms and back."""

from collections.abc import Mapping

from firewarden.desk.pages.typed import lines_of, whole_of
from firewarden.vocabulary.rule import Reach, Spread, Terms, Tone, Tripwire
from firewarden.vocabulary.signal import Lane

Typed = Mapping[str, str]
NONSENSE = -1
"""Of a field that holds no number: no rule allows it, and the refusal names the field."""
MINUTES_AN_HOUR = 60


def terms_of(lane: Lane, typed: Typed) -> Terms:
    """Of a form that was sent: a box that is not in it was not ticked."""
    match lane:
        case Lane.TONE:
            return Tone(
                minutes=MINUTES_AN_HOUR * _whole(typed, "hours"), least=_whole(typed, "least"), z=_number(typed, "z")
            )
        case Lane.REACH:
            return Reach(least=_whole(typed, "least"), hostile=_ticked(typed, "hostile"))
        case Lane.SPREAD:
            return Spread(least=_whole(typed, "least"), there=_whole(typed, "there"))
        case _:
            return Tripwire(
                query=lines_of(typed.get("query", "")).strip(),
                new_network=_ticked(typed, "new_network"),
                answers=_whole(typed, "answers") if typed.get("answers", "").strip() else 0,
                ours=_ticked(typed, "ours"),
            )


def fields_of(terms: Terms) -> dict[str, str]:
    """The same way back; a tick is "1", none is empty."""
    match terms:
        case Tone():
            return {"hours": f"{terms.minutes / MINUTES_AN_HOUR:g}", "least": str(terms.least), "z": f"{terms.z:g}"}
        case Reach():
            return {"least": str(terms.least), "hostile": "1" if terms.hostile else ""}
        case Spread():
            return {"least": str(terms.least), "there": str(terms.there)}
        case _:
            return {
                "query": terms.query,
                "new_network": "1" if terms.new_network else "",
                "answers": str(terms.answers) if terms.answers else "",
                "ours": "1" if terms.ours else "",
            }


def number_of(text: str) -> float:
    """With a point or a comma."""
    try:
        found = float(text.strip().replace(",", "."))
    except ValueError:
        return NONSENSE
    return found if found == found else NONSENSE  # noqa: PLR0124  # not a number


def _whole(typed: Typed, name: str) -> int:
    found = whole_of(typed.get(name, "").strip())
    return NONSENSE if found is None else found


def _number(typed: Typed, name: str) -> float:
    return number_of(typed.get(name, ""))


def _ticked(typed: Typed, name: str) -> bool:
    return bool(typed.get(name))
