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

STYLESHEET = re.compile(r'\s*<link rel="stylesheet"[^>]* href="/static/([^"]+)">')
TITLE = re.compile(r"<title>[^<]*</title>")
PAINT = re.compile(r"<!--paint-->(.*?)<!--/paint-->", re.DOTALL)
NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)


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

    def painted(
        self, *, inside: str, is_read: bool, language: str, title: str, nonce: str, seed: object
    ) -> str:
        """The page with that HTML inside, and `seed` (JSON) for the app to begin with.

        is_read: whether it is in the reader's language; else only those see it who run no scripts.
        language: the reader's; its texts are fetched with the page, not when the app notices.
        """
        style = f'<style nonce="{nonce}">{self.styles}</style>'
        without_scripts = render_without_scripts(nonce)
        page = PAINT.sub(lambda found: inside if is_read else _aside(found[1], inside), self.page)
        texts = f'<link rel="modulepreload" crossorigin href="{self.texts[language]}">'
        head = "\n    ".join([f"<title>{title}</title>", texts, style, without_scripts])
        page = TITLE.sub(lambda _: head, page)
        return page.replace("</body>", f"{json_script(seed, 'painted')}\n  </body>")


def _aside(unpainted: str, inside: str) -> str:
    """The page as it was built, with scripts, and the painted one without: no noscript stands in another."""
    whole = inside.replace("<noscript>", "").replace("</noscript>", "")
    own = NOSCRIPT.sub("", unpainted)
    return f'<div class="scripted">{own}</div><noscript>{whole}</noscript>'


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
