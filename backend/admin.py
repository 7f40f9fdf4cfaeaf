"""What operators see of rooms, polls and votes. Nothing is written here but by the domain's own actions.

Who marked what in a secret poll is not shown to anyone.
"""

from django.contrib import admin, messages
from django.db.models import Count, Model, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html

from voting.actions import polls
from voting.errors import Refused
from voting.models import Answer, Host, Option, Pile, Poll, Room, Vote
from voting.permissions import Viewer

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


class HostsInRoom(LookingOnly, admin.TabularInline):  # type: ignore[type-arg]
    model = Host
    extra = 0
    fields = ["viewer_id"]


class OptionsInPoll(LookingOnly, admin.TabularInline):  # type: ignore[type-arg]
    model = Option
    extra = 0
    fields = ["position", "label"]


@admin.register(Room)
class RoomAdmin(LookingOnly, admin.ModelAdmin):  # type: ignore[type-arg]
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
class PollAdmin(LookingOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["question", "room", "state", "voters", "created_at"]
    list_filter = ["state", "secret"]
    list_select_related = ["room"]
    search_fields = ["question", "room__join_code"]
    date_hierarchy = "created_at"
    ordering = ["-created_at"]
    inlines = [OptionsInPoll]
    actions = ["close"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Poll]:
        """Polls with how many have voted."""
        found: QuerySet[Poll] = super().get_queryset(request)
        return found.annotate(vote_count=Count("votes"))

    @admin.display(description="voters", ordering="vote_count")
    def voters(self, poll: Poll) -> int:
        """How many have voted; that is no secret."""
        return poll.turnout_told if poll.secret else int(poll.vote_count)  # type: ignore[attr-defined]

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
class VoteAdmin(LookingOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["poll", "voter", "marked", "revision", "cast_at"]
    list_select_related = ["poll", "pile"]
    search_fields = ["poll__room__join_code", "voter"]
    show_full_result_count = False
    ordering = ["-pk"]
    fields = ["poll", "voter", "marked", "revision", "cast_at"]

    @admin.display(description="marks")
    def marked(self, vote: Vote) -> str:
        """The marks; not those of secret polls."""
        return "secret" if vote.poll.secret else str(vote.pile.marks)


@admin.register(Pile)
class PileAdmin(LookingOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["poll", "marked", "counted", "revision"]
    list_select_related = ["poll"]
    search_fields = ["poll__room__join_code"]
    ordering = ["-pk"]
    fields = ["poll", "marked", "counted", "revision"]

    @admin.display(description="marks")
    def marked(self, pile: Pile) -> str:
        """What all votes on the pile marked; not in secret polls."""
        return "secret" if pile.poll.secret else str(pile.marks)

    @admin.display(description="votes")
    def counted(self, pile: Pile) -> str:
        """How many votes lie there; not in secret polls."""
        return "secret" if pile.poll.secret else str(pile.count)


@admin.register(Answer)
class AnswerAdmin(LookingOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["poll", "voter", "request_id", "created_at"]
    list_select_related = ["poll"]
    search_fields = ["poll__room__join_code", "voter", "request_id"]
    show_full_result_count = False
    ordering = ["-pk"]
    fields = ["poll", "voter", "request_id", "created_at"]
