"""The composition root: HTTP goes to Django, websockets to their sockets."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.settings")
django_application = get_asgi_application()

# Whatever touches models can be imported only now that Django is set up.
from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from django.urls import path, re_path  # noqa: E402

from backend.cookies import with_plain_cookies  # noqa: E402
from backend.draining import with_farewell  # noqa: E402
from backend.graphql_http import with_graphql  # noqa: E402
from backend.graphql_socket import graphql_socket  # noqa: E402
from backend.guards import (  # noqa: E402
    Receive,
    Scope,
    Send,
    only_our_hosts,
    refuse_handshake,
    within_limits,
    within_socket_limits,
)
from backend.logs import with_operation  # noqa: E402
from backend.public import with_public_doors  # noqa: E402
from backend.shared_budgets import keep_sharing  # noqa: E402
from backend.static_files import with_static_files  # noqa: E402
from backend.vote_socket import VoteSocket  # noqa: E402
from voting.live.changes import changes  # noqa: E402

sockets = URLRouter(
    [
        path("graphql/", graphql_socket),  # type: ignore[arg-type]
        path("ws/vote/", VoteSocket.as_asgi()),
        path("ws/vote/<str:poll>/", VoteSocket.as_asgi()),
        re_path("", refuse_handshake),  # type: ignore[arg-type]
    ]
)

pages = with_static_files(with_public_doors(django_application))
http = with_operation(with_farewell(within_limits(with_graphql(pages))))
doors_by_protocol = with_plain_cookies(
    ProtocolTypeRouter({"http": http, "websocket": only_our_hosts(within_socket_limits(sockets))})
)


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Livetally, on an event loop that has a voice: what is stored by its doors is heard everywhere."""
    changes()
    keep_sharing()
    await doors_by_protocol(scope, receive, send)
