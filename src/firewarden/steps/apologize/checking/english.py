"""How apologies and their defects are said in English."""

from firewarden.steps.apologize.checking.english_deeds import DEEDS
from firewarden.steps.apologize.checking.english_doubts import DOUBTS
from firewarden.steps.apologize.checking.english_evasion import EVASION
from firewarden.steps.apologize.checking.english_excuses import EXCUSES
from firewarden.steps.apologize.checking.english_owning import OWNING
from firewarden.steps.apologize.checking.english_reasons import REASONS
from firewarden.steps.apologize.checking.english_words import WORDS
from firewarden.steps.apologize.checking.speech import Speech

SPEECH = Speech("en", WORDS, {**OWNING, **DEEDS, **REASONS, **DOUBTS, **EXCUSES, **EVASION})
