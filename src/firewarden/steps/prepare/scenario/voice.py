"""How one person writes a sentence that anybody could have said: case, haste, slips, emoji, emphasis."""

from collections.abc import Mapping

from firewarden.steps.prepare.scenario.cast import Voice
from firewarden.steps.prepare.scenario.chance import Chance
from firewarden.steps.prepare.scenario.format import Mood

_EMOJI = {
    Mood.ANGRY: "😡 🤬 😤 🙄 👎 💢 😠",
    Mood.WORRIED: "😟 😰 😬 🙏 😨 😕",
    Mood.SAD: "😢 😞 💔 😔 🥲",
    Mood.HAPPY: "😊 ❤️ 🙌 👏 ☀️ 🌊 😍 💙 ⛴️ ✨",
    Mood.FUNNY: "😂 🤣 😅 💀 🙃 😏 🫠",
    Mood.ASKING: "🤔 🙏 ❓ 👀",
    Mood.NEUTRAL: "⛴️ 🌊 👀 🤷 📷",
}
_EXCITED = frozenset((Mood.ANGRY, Mood.HAPPY, Mood.WORRIED))
_FIXED = ("@", "#", "http", "{")


def speak(text: str, voice: Voice, mood: Mood, short: Mapping[str, str], chance: Chance) -> str:
    """`short` are the abbreviations of the language. Handles, hashtags and links are left as they are."""
    words = text.split(" ")
    if voice.short and short:
        words = [_shorten(word, short) if chance.happens(0.7) else word for word in words]
    if chance.happens(voice.typos):
        _slip(words, chance)
    if mood is Mood.ANGRY and chance.happens(voice.shouting):
        _shout(words, chance)
    if voice.lowercase:
        words = [word if word.startswith(_FIXED) else word.lower() for word in words]
    return _end(" ".join(words), voice, mood, chance)


def _end(text: str, voice: Voice, mood: Mood, chance: Chance) -> str:
    if voice.bare and text.endswith("."):
        text = text[:-1]
    elif voice.loud and mood in _EXCITED and text.endswith((".", "!")):
        text = text[:-1] + "!" * chance.between(1, 3)
    elif voice.loud and text.endswith("?") and chance.happens(0.4):
        text += chance.pick(("?", "??", "!?"))
    if chance.happens(voice.emoji):
        sign = chance.pick(_EMOJI[mood].split())
        text += " " + sign * (chance.between(2, 3) if chance.happens(0.15) else 1)
    return text


def _shorten(word: str, short: Mapping[str, str]) -> str:
    bare = word.strip(".,!?").lower()
    said = short.get(bare)
    return word if said is None else word.lower().replace(bare, said)


def _slip(words: list[str], chance: Chance) -> None:
    """One slip of the finger in one longer word."""
    at = chance.below(len(words))
    word = words[at]
    if len(word) < 5 or not word.isalpha():
        return
    place = chance.between(1, len(word) - 3)
    first, second = word[place], word[place + 1]
    slips = (
        word[:place] + second + first + word[place + 2 :],
        word[:place] + word[place + 1 :],
        word[:place] + first + word[place:],
    )
    words[at] = chance.pick(slips)


def _shout(words: list[str], chance: Chance) -> None:
    """One word, or a few in a row, in capitals."""
    at = chance.below(len(words))
    for place in range(at, min(at + chance.between(1, 3), len(words))):
        if not words[place].startswith(_FIXED):
            words[place] = words[place].upper()
