"""The built front end's page, taken apart once: its styles to stand inside it, and the place to paint in."""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.html import json_script
from django.utils.safestring import SafeString, mark_safe

from backend.painting.words import Words

STYLESHEET = re.compile(r'\s*<link rel="stylesheet"[^>]* href="/static/([^"]+)">')
TITLE = re.compile(r"<title>[^<]*</title>")
PAINT = re.compile(r"<!--paint-->.*?<!--/paint-->", re.DOTALL)
HTML = re.compile(r"<html[^>]*>")


@dataclass(frozen=True, slots=True)
class BuiltApp:
    """The page without its stylesheets, all of their text, and what the build gave to paint with.

    questions: the page's own queries by name; shapes: `{path, letterY}` of the options' marks; texts: where
    the voter's texts in each language are.
    """

    page: str
    styles: str
    questions: dict[str, str]
    shapes: list[dict[str, Any]]
    texts: dict[str, str]

    def painted(self, *, inside: str, words: Words, title: str, nonce: str, seed: object) -> str:
        """The page with that HTML inside, and `seed` (JSON) for the app to begin with.

        words: those of the reader's language, in which the app's texts are fetched with the page.
        """
        style = f'<style nonce="{nonce}">{self.styles}</style>'
        without_scripts = render_without_scripts(nonce)
        page = HTML.sub(f'<html lang="{words.language}" dir="{words["direction"]}">', self.page, count=1)
        page = PAINT.sub(lambda _: inside, page)
        texts = f'<link rel="modulepreload" crossorigin href="{self.texts[words.language]}">'
        head = "\n    ".join([f"<title>{title}</title>", texts, style, without_scripts])
        page = TITLE.sub(lambda _: head, page)
        return page.replace("</body>", f"{json_script(seed, 'painted')}\n  </body>")


def render_without_scripts(nonce: str) -> SafeString:
    """What shows the parts that are only for browsers that run no scripts."""
    rules = ".scripted{display:none!important}.unscripted{display:revert!important}"
    return mark_safe(f'<noscript><style nonce="{nonce}">{rules}</style></noscript>')  # noqa: S308 - ours


def built_app() -> BuiltApp | None:
    """The built app, or None before it is built; read once, but while developing each time."""
    return _read_app.__wrapped__(settings.PAGES_DIR) if settings.DEBUG else _read_app(settings.PAGES_DIR)


@cache
def _read_app(pages: Path) -> BuiltApp | None:
    try:
        page = (pages / "app" / "index.html").read_text(encoding="utf-8")
        gift = json.loads((pages / "app" / "painting.json").read_text(encoding="utf-8"))
        styles = [(pages / name).read_text(encoding="utf-8") for name in STYLESHEET.findall(page)]
    except FileNotFoundError:
        return None
    return BuiltApp(STYLESHEET.sub("", page), "".join(styles), **gift)
