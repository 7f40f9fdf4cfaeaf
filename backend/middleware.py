"""What stands before Django's own middleware: the lean way to the doors that voters use."""

from collections.abc import Awaitable, Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import Resolver404, URLResolver
from django.urls.resolvers import RegexPattern
from django.utils.decorators import async_only_middleware

from backend import urls
from backend.headers import PERMISSIONS, content_security_policy

Answer = Callable[[HttpRequest], Awaitable[HttpResponseBase]]


@async_only_middleware
def public_doors(get_response: Answer) -> Answer:
    """Answer the doors that voters use straight from here.

    Sessions, messages and the rest are for operators' pages; each costs two thread switches a request,
    which a hall of phones would feel. These doors find out by themselves who is asking (identity.py).
    """
    resolver = URLResolver(RegexPattern(r"^/"), urls.public_doors)

    async def answer(request: HttpRequest) -> HttpResponseBase:
        try:
            view, args, kwargs = resolver.resolve(request.path_info)
        except Resolver404:
            return await get_response(request)
        request.get_host()  # refuses a Host that is not ours
        response: HttpResponse = await view(request, *args, **kwargs)
        response["Content-Length"] = str(len(response.content))
        return response

    return answer


@async_only_middleware
def strict_headers(get_response: Answer) -> Answer:
    """Give every page that has no policy of its own the strict one."""

    async def answer(request: HttpRequest) -> HttpResponseBase:
        response = await get_response(request)
        response.headers.setdefault("Content-Security-Policy", content_security_policy())
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return response

    return answer
