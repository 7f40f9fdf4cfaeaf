"""What a text from outside must be before it is stored: measured, single-line, visible, storable."""

import re
import unicodedata

from voting.errors import invalid_input

LINE_BREAKS = re.compile(r"\r\n|[\r\u2028\u2029]")
INVISIBLE = frozenset({"Cf", "Mn", "Me", "Zs", "Zl", "Zp", "Cc"})
# Letters and symbols that are drawn as nothing: Hangul fillers and the empty Braille cell.
BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
# Marks stacked on one character beyond this draw over the lines around it.
MOST_COMBINING_MARKS = 8


def clean_text(
    value: object, *path: str, most_characters: int, may_be_empty: bool = False, lines: bool = False
) -> str:
    """The text in NFC, trimmed; INVALID_INPUT for what cannot be stored, shown or told apart.

    lines: whether line breaks may stay; in a single-line text they are refused.
    """
    name = path[0] if path else "text"
    if not isinstance(value, str):
        raise invalid_input(f"{name} must be text.", *path)
    # The raw length first: normalising a megabyte costs more than refusing it.
    if len(value) > 4 * most_characters:
        raise invalid_input(f"{name} must not be longer than {most_characters} characters.", *path)
    text = unicodedata.normalize("NFC", LINE_BREAKS.sub("\n", value)).strip()
    for character in text:
        category = unicodedata.category(character)
        # Not "Cn": to an older Python, newer emoji and scripts are unassigned.
        if category in ("Cc", "Cs") and not (lines and character in "\n\t"):
            raise invalid_input(f"{name} contains a character that cannot be used.", *path)
    if len(text) > most_characters:
        raise invalid_input(f"{name} must not be longer than {most_characters} characters.", *path)
    if re.search(rf"(?:[\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff]){{{MOST_COMBINING_MARKS},}}", text):
        raise invalid_input(f"{name} stacks too many marks on one character.", *path)
    if not may_be_empty and all(
        character in BLANK or unicodedata.category(character) in INVISIBLE for character in text
    ):
        raise invalid_input(f"{name} must not be empty.", *path)
    return text


def same_when_read(text: str) -> str:
    """A key that is equal for texts that a reader takes for the same: case, width and spaces ignored."""
    visible = "".join(c for c in text if unicodedata.category(c) != "Cf")
    return " ".join(unicodedata.normalize("NFKC", visible).casefold().split())
