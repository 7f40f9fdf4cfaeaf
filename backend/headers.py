"""What browsers are told of our pages and files: what may run, who may frame, what may be kept."""

import re
from collections.abc import Awaitable, Callable, Sequence
from wsgiref.headers import Headers

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.decorators import async_only_middleware

Answer = Callable[[HttpRequest], Awaitable[HttpResponseBase]]

# Vite puts eight characters of a content hash into file names: such a file never changes.
HASHED_NAME = re.compile(r"/assets/.*-[\w-]{8,}\.\w+$")

# Nothing of another origin, nothing inline. Each page adds only what it cannot do without.
STRICT = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
# The one file that other people's pages load.
FOR_OTHERS = "/static/live-poll.js"
PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"


def content_security_policy(*, framed_by: Sequence[str] = (), **added: str) -> str:
    """The strict policy, with sources added to directives: `style_src="'unsafe-inline'"`.

    framed_by: who may frame the page: nobody, if it does not say.
    """
    policy = dict(STRICT)
    if framed_by:
        policy["frame-ancestors"] = " ".join(framed_by)
    for name, sources in added.items():
        directive = name.replace("_", "-")
        policy[directive] = f"{policy.get(directive, '')} {sources}".strip()
    return "; ".join(f"{directive} {sources}" for directive, sources in policy.items())


def add_static_headers(headers: Headers, path: str, url: str) -> None:
    """What goes with a static file; a page reached as a file, without our view and its policy, is dead."""
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Cross-Origin-Resource-Policy"] = "cross-origin" if url == FOR_OTHERS else "same-origin"
    if url == FOR_OTHERS:
        headers["Access-Control-Allow-Origin"] = "*"
    if path.endswith(".html"):
        headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'"


@async_only_middleware
def strict_headers(get_response: Answer) -> Answer:
    """Give every page of Django's that has no policy of its own the strict one."""

    async def answer(request: HttpRequest) -> HttpResponseBase:
        response = await get_response(request)
        response.headers.setdefault("Content-Security-Policy", content_security_policy())
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return response

    return answer
