"""What a source was told, read with a sentence where it makes no sense."""

from firewarden.vocabulary.errors import ConfigError
from firewarden.vocabulary.plan import Source


def number(source: Source, name: str, default: float, lowest: float, highest: float) -> float:
    """Raises ConfigError when it is no number; one outside the limits becomes the nearer limit."""
    text = source.settings.get(name, "").strip()
    try:
        found = float(text) if text else default
        return lowest if found != found else min(max(found, lowest), highest)  # noqa: PLR0124 - NaN is not itself
    except ValueError as error:
        raise ConfigError(f"{name!r} should be a number between {lowest:g} and {highest:g}.") from error


def several(source: Source, name: str, most: int, default: str = "", *, commas: bool = True) -> tuple[str, ...]:
    """Words between spaces, line ends and, unless they may be inside of them, `commas`; each once. Raises ConfigError
    when there are too many, or none."""
    text = source.settings.get(name, "").strip() or default
    found = tuple(dict.fromkeys((text.replace(",", " ") if commas else text).split()))
    if not 0 < len(found) <= most:
        raise ConfigError(f"{name!r} should hold between 1 and {most} entries; it has {len(found)}.")
    return found
