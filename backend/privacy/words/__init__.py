"""What the page of privacy says, in each language of the front end."""

from backend.privacy.words.arabic import ARABIC
from backend.privacy.words.english import ENGLISH
from backend.privacy.words.german import GERMAN
from backend.privacy.words.texts import Told, Words

__all__ = ["WORDS", "Told", "Words"]

WORDS = {"en": ENGLISH, "de": GERMAN, "ar": ARABIC}
