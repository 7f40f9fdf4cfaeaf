"""What an operation knows of its asker: nothing but the viewer, or for shared executions the audience."""

import asyncio
from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import strawberry

from schema.budgets import spend
from voting.errors import Refused
from voting.permissions import Audience, Viewer
from voting.results import Snapshot


@dataclass(slots=True)
class Context:
    """Made anew for each operation.

    address: where the asker sits, for budgets only; None in a shared execution.
    audience: set for a shared execution, which runs for an audience and never for a person.
    snapshots: what this operation has at hand already, by poll. reasons: why the viewer may not vote, by poll
    and ballot code, as it is being read.
    """

    viewer: Viewer | None = None
    address: str | None = None
    audience: Audience | None = None
    snapshots: dict[UUID, Snapshot] = field(default_factory=dict)
    reasons: dict[tuple[UUID, str | None], asyncio.Future[Refused | None]] = field(default_factory=dict)

    def spend(self, what: str, **subjects: Hashable) -> None:
        """Draw on the asker's budgets, and on those of the named subjects; RATE_LIMITED when one is empty."""
        viewer_id = self.viewer.id if self.viewer else None
        spend(what, viewer=viewer_id, address=self.address, **subjects)


Info = strawberry.Info[Context, Any]
