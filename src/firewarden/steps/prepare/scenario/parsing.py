"""Reads a scenario from its text and says in sentences, with the place, what is wrong with it."""

import re
import tomllib

import msgspec

from firewarden.steps.prepare.scenario.checks import problems
from firewarden.steps.prepare.scenario.format import Scenario
from firewarden.vocabulary.errors import BadInput

_MOST_SHOWN = 12
_KINDS = {
    "float": "a number",
    "int": "a whole number",
    "str": "a text in quotes",
    "array": "a list",
    "object": "a section",
    "bool": "true or false",
    "null": "nothing",
}


def parse_scenario(text: str) -> Scenario:
    """`text` is TOML, or JSON where it begins with a brace. Raises BadInput that lists every problem found."""
    try:
        loaded = msgspec.json.decode(text) if text.lstrip().startswith("{") else tomllib.loads(text)
        scenario = msgspec.convert(loaded, Scenario)
    except msgspec.ValidationError as error:
        raise BadInput(_sentence(str(error))) from error
    except (tomllib.TOMLDecodeError, msgspec.DecodeError) as error:
        raise BadInput(
            f"The scenario cannot be read: {error}. Look at that line for a missing quote or bracket."
        ) from error
    found = problems(scenario)
    if found:
        more = [f"... and {len(found) - _MOST_SHOWN} more."] if len(found) > _MOST_SHOWN else []
        raise BadInput("\n".join([*found[:_MOST_SHOWN], *more]))
    return scenario


def _sentence(message: str) -> str:
    """`Expected `float`, got `str` - at `$.phase[0].echo`` in the words of the file."""
    said, _, place = message.partition(" - at ")
    for word, plain in _KINDS.items():
        said = said.replace(f"`{word}`", plain)
    return f"In {_place(place.strip('`'))}: {said[:1].lower()}{said[1:].replace('`', '')}."


def _place(path: str) -> str:
    """`$.phase[0].echo` is the first [[phase]], field echo."""
    parts = re.findall(r"(\w+)|\[(\d+)\]|\[(\.\.\.)\]", path.removeprefix("$"))
    if not parts:
        return "the scenario"
    words: list[str] = []
    for name, number, _ in parts:
        if number:
            words[-1] = (
                f"[[{words[-1]}]] number {int(number) + 1}" if len(words) == 1 else f"{words[-1]} {int(number) + 1}"
            )
        elif name:
            words.append(name)
    return ", ".join(words)
