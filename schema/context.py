"""What an operation knows of its asker: nothing but the viewer, or for shared executions the audience."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import strawberry

from voting.permissions import Audience, Viewer
from voting.results import Snapshot


@dataclass(slots=True)
class Context:
    """Made anew for each operation.

    audience: set for a shared execution, which runs for an audience and never for a person.
    snapshots: what this operation has at hand already, by poll.
    """

    viewer: Viewer | None = None
    audience: Audience | None = None
    snapshots: dict[UUID, Snapshot] = field(default_factory=dict)


Info = strawberry.Info[Context, Any]
