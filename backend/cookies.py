"""Cookies that Django's own `set_cookie` cannot say yet."""

from collections.abc import Container
from http.cookies import Morsel

from django.http import HttpResponse


class _Partitioned(Morsel[str]):
    """A cookie that is kept within the site whose page frames us (CHIPS)."""

    def OutputString(self, attrs: Container[str] | None = None) -> str:  # noqa: N802 - its name in Python
        return f"{super().OutputString(attrs)}; Partitioned"


def set_partitioned_cookie(response: HttpResponse, name: str, value: str, *, max_age_seconds: int) -> None:
    """Have a browser keep this for us within the site that frames us, and there alone; over TLS only."""
    response.set_cookie(name, value, max_age=max_age_seconds, secure=True, httponly=True, samesite="None")
    partitioned = _Partitioned()
    partitioned.set(name, value, response.cookies[name].coded_value)
    partitioned.update(response.cookies[name])
    response.cookies[name] = partitioned
