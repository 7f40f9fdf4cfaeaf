"""What operators see of rooms, polls and votes. Nothing is written here but by the domain's own actions.

They see that and when a voter has voted, by a random id; what somebody marked nobody sees, and figures
only where the world does (permissions.counted_in_the_open), so that no result is out before its time.
"""

from django.contrib import admin, messages
from django.db.models import Count, Model, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html

from voting.actions import polls
from voting.errors import Refused
from voting.models import Answer, Host, Option, Pile, Poll, Room, Vote
from voting.permissions import Viewer, counted_in_the_open

admin.site.site_header = admin.site.site_title = "Livetally"
admin.site.index_title = "For operators"


class LookingOnly(admin.options.BaseModelAdmin):  # type: ignore[type-arg]
    """No row is added, changed or deleted past the one writer."""

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class Listed(LookingOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    """Rows to look at."""

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Only what the page offers to filter by: what a filter on a hidden column lists would tell of it."""
        return lookup.partition("__")[0] in {*self.list_filter, self.date_hierarchy}


class HostsInRoom(LookingOnly, admin.TabularInline):  # type: ignore[type-arg]
    model = Host
    extra = 0
    fields = ["viewer_id"]


class OptionsInPoll(LookingOnly, admin.TabularInline):  # type: ignore[type-arg]
    model = Option
    extra = 0
    fields = ["position", "label"]


@admin.register(Room)
class RoomAdmin(Listed):
    list_display = ["join_code", "title", "polls_in_room", "created_at"]
    search_fields = ["join_code", "title"]
    date_hierarchy = "created_at"
    ordering = ["-created_at"]
    fields = ["join_code", "title", "current_poll", "revision", "created_at", "page"]
    inlines = [HostsInRoom]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Room]:
        """Rooms with how many polls each has."""
        rooms: QuerySet[Room] = super().get_queryset(request)
        return rooms.annotate(poll_count=Count("polls"))

    @admin.display(description="polls", ordering="poll_count")
    def polls_in_room(self, room: Room) -> int:
        """How many polls the room has."""
        return int(room.poll_count)  # type: ignore[attr-defined]

    @admin.display(description="page")
    def page(self, room: Room) -> str:
        """The room's page, as voters see it."""
        return format_html('<a href="/{0}">/{0}</a>', room.join_code)


@admin.register(Poll)
class PollAdmin(Listed):
    list_display = ["question", "room", "state", "voters", "created_at"]
    list_filter = ["state", "secret"]
    list_select_related = ["room"]
    search_fields = ["question", "room__join_code"]
    date_hierarchy = "created_at"
    ordering = ["-created_at"]
    fields = [
        "question", "description", "room", "run", "previous_run", "method", "rules", "state", "opens_at",
        "closes_at", "closed_at", "results_visible", "results_detail", "grouped_results", "revealed",
        "vote_change", "electorate", "secret", "voters", "revision", "created_at",
    ]  # fmt: skip
    inlines = [OptionsInPoll]
    actions = ["close"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Poll]:
        """Polls with how many have voted."""
        found: QuerySet[Poll] = super().get_queryset(request)
        return found.annotate(vote_count=Count("votes"))

    @admin.display(description="voters", ordering="vote_count")
    def voters(self, poll: Poll) -> int:
        """How many have voted; that is no secret, but for those of whom watchers were not told yet."""
        by_groups = poll.secret or poll.grouped_results
        return poll.turnout_told if by_groups else int(poll.vote_count)  # type: ignore[attr-defined]

    def has_close_permission(self, request: HttpRequest) -> bool:
        """Who may change polls may close them."""
        return request.user.has_perm("voting.change_poll")

    @admin.action(description="Close the selected polls for good", permissions=["close"])
    def close(self, request: HttpRequest, queryset: QuerySet[Poll]) -> None:
        """Close each poll, on behalf of its room's first host."""
        for poll in queryset:
            host = Host.objects.filter(room=poll.room_id).order_by("pk").first()
            try:
                polls.close_poll(viewer=Viewer(host.viewer_id) if host else None, poll_id=poll.pk)
            except Refused as refused:
                self.message_user(request, f"{poll}: {refused.message}", messages.ERROR)
            else:
                self.log_change(request, poll, "Closed.")
                self.message_user(request, f"{poll}: closed.", messages.SUCCESS)


@admin.register(Vote)
class VoteAdmin(Listed):
    list_display = ["poll", "voter", "revision", "cast_at"]
    list_select_related = ["poll"]
    search_fields = ["poll__room__join_code", "voter"]
    show_full_result_count = False
    ordering = ["-pk"]
    fields = ["poll", "voter", "revision", "cast_at"]


@admin.register(Pile)
class PileAdmin(Listed):
    list_display = ["poll", "marks", "count", "revision"]
    list_select_related = ["poll"]
    search_fields = ["poll__room__join_code"]
    ordering = ["-pk"]
    fields = ["poll", "marks", "count", "revision"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Pile]:
        """The piles of polls whose counts anyone may see."""
        piles: QuerySet[Pile] = super().get_queryset(request)
        return piles.filter(poll__in=Poll.objects.filter(counted_in_the_open()))


@admin.register(Answer)
class AnswerAdmin(Listed):
    list_display = ["poll", "voter", "request_id", "created_at"]
    list_select_related = ["poll"]
    search_fields = ["poll__room__join_code", "voter", "request_id"]
    show_full_result_count = False
    ordering = ["-pk"]
    fields = ["poll", "voter", "request_id", "created_at"]
