"""Origins as settings name them: scheme, host and port, and nothing more."""

import re
from urllib.parse import urlsplit

# As browsers write them: in lower case, without the port that the scheme has anyway.
ORIGIN = re.compile(r"(?!http:.*:80$|https:.*:443$)https?://(?:[a-z0-9.-]+|\[[0-9a-f:]+\])(?::[0-9]{1,5})?")


def why_no_site(site: str, *, behind_tls: bool) -> str | None:
    """Why this may not stand among the sites that may frame us, in a sentence; None if it may."""
    if not ORIGIN.fullmatch(site):
        return "a site is an exact origin as browsers write it, such as https://blog.example; no path, no *."
    if behind_tls and urlsplit(site).scheme != "https":
        return (
            "behind TLS it has to be https, for who is on the way to another page can put anything over us."
        )
    return None
