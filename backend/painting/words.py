"""What painted pages say: the app's own texts in each of its languages, with numbers and names put in.

`words.json` is made of the front end's catalogues (frontend/src/painted), so that each text is written once
and nothing changes when the app takes over. The language is Django's active one.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import get_language

EDITIONS = Path(__file__).with_name("words.json")
# More numbers than these take the forms of the last hundred again.
KNOWN = 200


@dataclass(frozen=True, slots=True)
class Words:
    """One language's texts: `words["recorded"]`, in templates `words.recorded`."""

    language: str
    texts: Mapping[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.texts[name]

    def counted(self, text: Any, number: float, *others: int) -> str:
        """That counted text for this number, with the others in their places."""
        said = self.form(text, number).replace("#", self.number(number), 1)
        for place, other in enumerate(others):
            said = said.replace(f"{{{place}}}", self.number(other))
        return said

    def form(self, text: Any, number: float) -> str:
        """The form that a counted text takes for this number, `#` standing for it."""
        if number != int(number):
            letter = text["part"]
        else:
            whole = abs(int(number))
            letter = text["of"][whole if whole < KNOWN else KNOWN // 2 + whole % (KNOWN // 2)]
        return str(text["forms"][ord(letter) - ord("a")])

    def number(self, value: float) -> str:
        """1,204 or 23.5, at most two decimals."""
        return self._written(f"{value:,.2f}".rstrip("0").rstrip("."))

    def one_decimal(self, value: float) -> str:
        """3.0."""
        return self._written(f"{value:,.1f}")

    def _written(self, english: str) -> str:
        signs = self.texts["number"]
        return english.translate({ord(","): signs["thousands"], ord("."): signs["point"]})

    def percent(self, share: float) -> str:
        """A share of 0 to 1 in whole percents; to a tenth where rounding would tell of nothing or of all."""
        near_an_end = 0 < share < 0.01 or 0.99 < share < 1
        rounded = round(share * 100, 1) if near_an_end else int(share * 100 + 0.5)
        return str(self.texts["percent"]).replace("#", self.number(rounded))

    def listed(self, names: Sequence[str]) -> str:
        """A, B, and C, each with its own direction."""
        between = self.texts["names"]
        *others, last = (str(self.texts["name"]).replace("{}", name) for name in names)
        if not others:
            return last
        link = between["pair"] if len(others) == 1 else between["last"]
        return f"{between['middle'].join(others)}{link}{last}"


@cache
def editions() -> dict[str, Words]:
    """Every language's texts."""
    made = json.loads(EDITIONS.read_text(encoding="utf-8"))
    return {language: Words(language, texts) for language, texts in made.items()}


def spoken() -> Words:
    """The texts in the language that is active now."""
    return editions().get(get_language() or "", editions()[settings.LANGUAGE_CODE])
