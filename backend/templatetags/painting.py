"""Drawing options' marks as the front end does. See ui/OptionMark.tsx."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag(takes_context=True)
def option_mark(context: template.Context, position: int) -> SafeString:
    """The mark of the option at this position from 0: its letter, shape and colour."""
    shapes: list[dict[str, Any]] = context["shapes"]
    shape = shapes[position % len(shapes)]
    return format_html(
        '<svg class="option-mark" viewBox="0 0 40 40" aria-hidden="true">'
        '<path d="{}" fill="var(--option-{})"/>'
        '<text x="20" y="{}" dy="0.36em" text-anchor="middle">{}</text></svg>',
        shape["path"], shape["colour"], shape["letterY"], option_letter(position),
    )  # fmt: skip


def option_letter(position: int) -> str:
    """A, B, … Z, AA, AB, … for positions from 0."""
    last = chr(ord("A") + position % 26)
    return last if position < 26 else option_letter(position // 26 - 1) + last
