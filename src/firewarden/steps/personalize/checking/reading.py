"""A reply and the person's posts as the checks read them: leveled once, in one language, with the acts on demand."""

from dataclasses import dataclass

from firewarden.steps.personalize.checking.background import Background, Mood
from firewarden.text.acts import Act, Span, found, negated, readable
from firewarden.text.tongue import tongue


@dataclass(frozen=True, slots=True)
class Reading:
    """`plain` is as long as the reply."""

    text: str
    plain: str
    posts: str
    lang: str
    background: Background

    def does(self, act: Act) -> list[Span]:
        """Where the reply does this, and does not say that it does not."""
        return [span for span in found(self.plain, act, self.lang) if not negated(self.plain, span)]

    def mood(self) -> Mood | None:
        """As told; else guessed from words of the newest post, unhappy ones first."""
        if self.background.mood is not None or not self.posts:
            return self.background.mood
        lang = self.background.language or tongue(self.posts, self.plain)
        if found(self.posts, Act.COMPLAINS, lang):
            return Mood.COMPLAINT
        if found(self.posts, Act.PRAISES, lang):
            return Mood.PRAISE
        return Mood.QUESTION if "?" in self.posts else None


def reading(text: str, background: Background) -> Reading:
    """Reads the person's newest post for their mood, all of them for the language."""
    lang = background.language or tongue(text, *background.posts)
    newest = background.posts[-1] if background.posts else ""
    return Reading(text, readable(text), readable(newest), lang, background)
