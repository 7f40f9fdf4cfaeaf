"""The whole page: painted HTML within the built one, under a policy that lets its own styles in."""

import secrets
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.template.loader import render_to_string
from django.utils.html import escape

from backend.headers import content_security_policy
from backend.pages import own_sockets, page
from backend.painting.built import BuiltApp
from backend.painting.words import spoken


def painted_page(
    request: HttpRequest, built: BuiltApp, view: dict[str, Any], seed: object, status: HTTPStatus
) -> HttpResponse:
    """The response. view: what the templates are given, with its `title`; seed: for the app to begin with."""
    nonce = secrets.token_urlsafe(16)
    marks = [{**shape, "colour": at + 1} for at, shape in enumerate(built.shapes)]
    inside = render_to_string("painted/page.html", {**view, "shapes": marks, "words": spoken()})
    title = f"{view['title']} · Livetally" if view["title"] else "Livetally"
    html = built.painted(inside=inside, words=spoken(), title=escape(title), nonce=nonce, seed=seed)
    policy = content_security_policy(style_src=f"'nonce-{nonce}'", connect_src=own_sockets(request))
    response = page(html, policy)
    response.status_code = status
    # Under no-referrer a browser would send the form's vote with `Origin: null`.
    response["Referrer-Policy"] = "same-origin"
    # With a length of its own for each answer, so that no length tells of what is within (BREACH).
    GZipMiddleware(lambda _: response).process_response(request, response)
    return response
