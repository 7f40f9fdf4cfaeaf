"""Which door is where."""

from django.contrib import admin
from django.urls import path, re_path

from backend.accounts.pages import sign_in, sign_out, sign_up
from backend.embed import embed_page
from backend.exports import export
from backend.health import healthz, readyz
from backend.metrics import metrics
from backend.pages import app_page, graphiql_page
from backend.participant import participant_page
from backend.privacy.pages import download, erase_all, privacy
from voting.models import JOIN_CODE_ALPHABET, JOIN_CODE_LENGTH

# In any case, spelled out: ignoring case would let look-alikes of other alphabets in.
JOIN_CODE = f"(?P<join_code>[{JOIN_CODE_ALPHABET}{JOIN_CODE_ALPHABET.lower()}]{{{JOIN_CODE_LENGTH}}})"

# Pages and probes; answered before Django's own handler (public.py). GraphQL comes before both (asgi.py).
public_doors = [
    re_path(r"^graphiql/?$", graphiql_page),
    path("healthz", healthz),
    path("readyz", readyz),
    path("metrics", metrics),
    *(path(f"export/<uuid:poll_id>.{form}", export, {"form": form}) for form in ("json", "blt", "csv")),
    path("embed/<uuid:poll_id>", embed_page),
    path("", app_page),
    re_path(r"^(?:methods|verify)/?$", app_page),
    re_path(rf"^{JOIN_CODE}/?$", participant_page),
    re_path(rf"^{JOIN_CODE}/(?P<screen>host|stage)/?$", app_page),
]

# What has to do with sessions: accounts, what is kept of a visitor, and what operators use.
urlpatterns = [
    re_path(r"^sign-up/?$", sign_up),
    re_path(r"^sign-in/?$", sign_in),
    re_path(r"^sign-out/?$", sign_out),
    re_path(r"^privacy/?$", privacy),
    path("privacy/download", download),
    path("privacy/erase", erase_all),
    path("admin/", admin.site.urls),
]

handler404 = "backend.pages.page_not_found"
handler500 = "backend.pages.page_failed"
