"""All of a text that is approved together, and that a change of any part makes a new version of."""

from dataclasses import dataclass

from firewarden.vocabulary.picture import OwnPicture
from firewarden.vocabulary.progress import Progress
from firewarden.vocabulary.variant import Variant


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """`numbered`: where the text itself goes out as a thread, each post says which it is. `notice`: of a correction,
    what it corrects, in a sentence. `progress` has a public update, and nothing else."""

    text: str
    variants: tuple[Variant, ...] = ()
    pictures: tuple[OwnPicture, ...] = ()
    numbered: bool = False
    notice: str = ""
    progress: Progress | None = None
