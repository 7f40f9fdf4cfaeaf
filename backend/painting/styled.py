"""A page of ours that needs no script: drawn by a template, with the front end's styles."""

import secrets
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation

from backend.headers import content_security_policy
from backend.pages import csrf_token_of, page, plain_page
from backend.painting.built import built_app
from backend.privacy.words import WORDS


def styled_page(
    request: HttpRequest,
    template: str,
    view: Mapping[str, Any],
    *,
    language: str,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    """The page in that language; its forms send the token that the template is given."""
    built = built_app()
    if built is None:
        return plain_page("not_built.html", HTTPStatus.SERVICE_UNAVAILABLE)
    nonce = secrets.token_urlsafe(16)
    with translation.override(language):
        around = {
            "nonce": nonce,
            "privacy": WORDS[language].title,
            "styles": built.styles,
            "csrf_token": csrf_token_of(request),
            "language": language,
            "direction": "rtl" if translation.get_language_bidi() else "ltr",
        }
        html = render_to_string(template, {**view, **around})
    answer = page(html, content_security_policy(style_src=f"'nonce-{nonce}'"))
    answer.status_code = status
    # Under no-referrer a browser would send the form with `Origin: null`.
    answer["Referrer-Policy"] = "same-origin"
    return answer
