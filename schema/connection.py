"""Pages of polls after the Relay cursor connections specification, by keyset: newest first."""

import base64
import binascii
from datetime import UTC, datetime
from uuid import UUID

import strawberry
from django.db.models import Q, QuerySet

from schema.limits import LARGEST_PAGE
from schema.polls import Poll, as_poll
from voting import models
from voting.errors import invalid_input
from voting.permissions import loaded

USUAL_PAGE = 20


@strawberry.type(description="Where a page stands among all pages.")
class PageInfo:
    has_next_page: bool = strawberry.field(description="Whether more come after this page.")
    has_previous_page: bool = strawberry.field(description="Whether something comes before this page.")
    start_cursor: str | None = strawberry.field(description="The first edge's cursor.")
    end_cursor: str | None = strawberry.field(description="The last edge's cursor: pass it as `after`.")


@strawberry.type(description="A poll on a page.")
class PollEdge:
    cursor: str = strawberry.field(description="Marks this place; opaque.")
    node: Poll = strawberry.field(description="The poll.")


@strawberry.type(description="A page of polls.")
class PollConnection:
    edges: list[PollEdge] = strawberry.field(description="The polls of this page.")
    page_info: PageInfo = strawberry.field(description="Where this page stands.")


def page_of(polls: QuerySet[models.Poll], first: int | None, after: str | None) -> PollConnection:
    """The page of `first` polls after the cursor; INVALID_INPUT for a page or cursor that cannot be."""
    size = USUAL_PAGE if first is None or first is strawberry.UNSET else first
    if not 1 <= size <= LARGEST_PAGE:
        raise invalid_input(f"first must be from 1 to {LARGEST_PAGE}.", "first")
    rows = polls.order_by("-created_at", "-id")
    if after:
        created_at, poll_id = _place(after)
        rows = rows.filter(Q(created_at__lt=created_at) | Q(created_at=created_at, pk__lt=poll_id))
    page = list(loaded(rows)[: size + 1])
    edges = [PollEdge(cursor=_cursor(poll), node=as_poll(poll)) for poll in page[:size]]
    return PollConnection(
        edges=edges,
        page_info=PageInfo(
            has_next_page=len(page) > size,
            has_previous_page=bool(after),
            start_cursor=edges[0].cursor if edges else None,
            end_cursor=edges[-1].cursor if edges else None,
        ),
    )


def _cursor(poll: models.Poll) -> str:
    return base64.urlsafe_b64encode(f"{poll.created_at.isoformat()} {poll.pk}".encode()).decode()


def _place(cursor: str) -> tuple[datetime, UUID]:
    try:
        moment, poll_id = base64.urlsafe_b64decode(cursor.encode()).decode().split(" ")
        created_at = datetime.fromisoformat(moment)
        if created_at.tzinfo is None:
            raise ValueError
        return created_at.astimezone(UTC), UUID(poll_id)
    except (ValueError, OverflowError, binascii.Error) as fault:
        raise invalid_input("after is not a cursor of this connection.", "after") from fault
