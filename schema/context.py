"""What an operation knows of its asker: nothing but the viewer, or for shared executions the audience."""

from dataclasses import dataclass
from typing import Any

import strawberry

from voting.permissions import Audience, Viewer


@dataclass(slots=True)
class Context:
    """Made anew for each operation.

    audience: set for a shared execution, which runs for an audience and never for a person.
    """

    viewer: Viewer | None = None
    audience: Audience | None = None


Info = strawberry.Info[Context, Any]
