"""Everything that is kept, by its technical names; a test walks models, cookies and scripts for others."""

from django.conf import settings

from backend.embed import EMBED_COOKIE
from backend.identity import GUEST_COOKIE
from backend.signing_in import KNOWN_BROWSER_COOKIE

COOKIES = {
    "guest": [GUEST_COOKIE],
    "form": [settings.CSRF_COOKIE_NAME],
    "language": [settings.LANGUAGE_COOKIE_NAME],
    "session": [settings.SESSION_COOKIE_NAME],
    "known_browser": [KNOWN_BROWSER_COOKIE],
    "embed": [EMBED_COOKIE],
    "message": ["messages"],
}
# What scripts keep in the browser and send nowhere: how the names begin.
BROWSER = {
    "ballot": ["livetally.ballot.", "livetally.embed.ballot."],
    "code": ["livetally.code."],
    "draft": [
        "livetally.draft.", "livetally.embed.draft.", "livetally.vote.", "livetally.embed.vote.",
        "livetally.question.",
    ],
    "settings": ["livetally.keys.off"],
    "graphiql": ["livetally.graphiql."],
}  # fmt: skip
# Stored fields by model; of some models each serves the same end.
FIELDS = {
    "vote": {"voting.Vote": ["id", "poll", "voter", "pile", "revision", "cast_at"]},
    "pile": {"voting.Pile": ["id", "poll", "digest", "marks", "count", "count_told", "revision"]},
    "roll": {"voting.RollEntry": ["id", "poll", "voter"]},
    "ballot": {"voting.Ballot": ["id", "poll", "receipt", "digest", "marks", "mixed"]},
    "code": {
        "voting.BallotCode": [
            "id", "poll", "digest", "voter", "address", "address_digest", "delivery", "due_at", "tries",
            "sent_at", "language",
        ]
    },
    "answer": {"voting.Answer": ["id", "poll", "voter", "request_id", "content", "created_at"]},
    "log": {"voting.Seal": ["id", "poll", "number", "revision", "leaves", "head", "closes"]},
    "room": {
        "voting.Room": [
            "id", "join_code", "title", "revision", "current_poll", "host_key_version", "created_at",
        ],
        "voting.Host": ["id", "room", "viewer_id"],
        "voting.Poll": [
            "id", "room", "position", "previous_run", "run", "question", "description", "method", "rules",
            "state", "revealed", "revision", "asked_revision", "opens_at", "closes_at", "closed_at",
            "results_visible", "results_detail", "vote_change", "electorate", "secret", "grouped_results",
            "voted_on", "voters_forgotten", "ballots_held", "turnout_told", "log_length", "log_head",
            "log_closed", "lot_seed", "created_at",
        ],
        "voting.Option": ["id", "poll", "position", "label"],
    },
    "account": {
        "auth.User": [
            "id", "username", "password", "email", "first_name", "last_name", "is_active", "is_staff",
            "is_superuser", "date_joined", "last_login", "groups", "user_permissions",
        ],
        "voting.UserViewer": ["id", "user", "viewer_id"],
    },
    "session": {"sessions.Session": ["session_key", "session_data", "expire_date"]},
    "operator": {
        "admin.LogEntry": [
            "id", "action_time", "user", "content_type", "object_id", "object_repr", "action_flag",
            "change_message",
        ],
        "auth.Group": ["id", "name", "permissions"],
        "auth.Permission": ["id", "name", "content_type", "codename"],
        "contenttypes.ContentType": ["id", "app_label", "model"],
    },
}  # fmt: skip
