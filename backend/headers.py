"""What browsers are told of our pages and files: what may run, who may frame, what may be kept."""

import re
from wsgiref.headers import Headers

# Vite puts eight characters of a content hash into file names: such a file never changes.
HASHED_NAME = re.compile(r"/assets/.*-[\w-]{8,}\.\w+$")
TEN_YEARS_SECONDS = 10 * 365 * 24 * 3600

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
PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"


def content_security_policy(**added: str) -> str:
    """The strict policy, with sources added to directives: `style_src="'unsafe-inline'"`."""
    policy = dict(STRICT)
    for name, sources in added.items():
        directive = name.replace("_", "-")
        policy[directive] = f"{policy.get(directive, '')} {sources}".strip()
    return "; ".join(f"{directive} {sources}" for directive, sources in policy.items())


def add_static_headers(headers: Headers, path: str, url: str) -> None:
    """What goes with a static file: hashed names are kept for good, pages are dead without our view."""
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    if HASHED_NAME.search(url):
        headers["Cache-Control"] = f"max-age={TEN_YEARS_SECONDS}, public, immutable"
    if path.endswith(".html"):
        headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'"
