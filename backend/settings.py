"""Livetally's settings. The environment is read here only; .env.example lists every variable."""

import contextlib
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

from backend.origins import why_no_site
from backend.secret_keys import kept_key, why_not_in_production

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"
environ.Env.read_env(BASE_DIR / ".env")


# Signs guest cookies, tokens, receipts and host keys. Left out: made once and kept in var/secret_key;
# not so with BEHIND_TLS, where a long random one is asked for.
SECRET_KEY: str = env.str("SECRET_KEY", default="")
# Earlier keys that are still honoured, newest first, comma-separated.
SECRET_KEY_FALLBACKS: list[str] = env.list("SECRET_KEY_FALLBACKS", default=[])
# Shows tracebacks in the browser: for development only.
DEBUG: bool = env.bool("DEBUG", default=False)
# Host names this server answers to, comma-separated.
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
# Whether TLS ends at a proxy in front: secure cookies, https links, X-Forwarded-Proto believed.
BEHIND_TLS: bool = env.bool("BEHIND_TLS", default=False)
if "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS lists this server's own names; * would admit rebound ones.")
if DEBUG and BEHIND_TLS:
    raise ImproperlyConfigured("DEBUG shows the inside to everyone; it does not go with BEHIND_TLS.")
if BEHIND_TLS:
    for name, key in [
        ("SECRET_KEY", SECRET_KEY),
        *(("SECRET_KEY_FALLBACKS", key) for key in SECRET_KEY_FALLBACKS),
    ]:
        if reason := why_not_in_production(key):
            raise ImproperlyConfigured(f"{name} {reason}")
SECRET_KEY = SECRET_KEY or kept_key(VAR_DIR / "secret_key")
# Other sites whose pages may frame /embed/…, as origins, comma-separated: https://blog.example. Usually none.
# Without BEHIND_TLS a framed page keeps no cookie, so that each time it is loaded it is another voter.
EMBED_SITES: list[str] = env.list("EMBED_SITES", default=[])
for site in EMBED_SITES:
    if reason := why_no_site(site, behind_tls=BEHIND_TLS):
        raise ImproperlyConfigured(f"EMBED_SITES names {site!r}: {reason}")
# Bytes that the body of one request may have.
MAX_BODY_BYTES: int = env.int("MAX_BODY_BYTES", default=64 * 1024)
DATA_UPLOAD_MAX_MEMORY_SIZE = MAX_BODY_BYTES
# A ballot of the most options that a poll may have, sent as a form, and what comes with it.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1_010
# Bytes that the headers of one request may have, all together.
MAX_HEADER_BYTES: int = env.int("MAX_HEADER_BYTES", default=16 * 1024)
# Operations (subscriptions mostly) that one websocket may run at once.
OPERATIONS_PER_SOCKET: int = env.int("OPERATIONS_PER_SOCKET", default=50)
# Websockets that one process may have open, and of these from one address: a hall may be behind one.
MOST_SOCKETS: int = env.int("MOST_SOCKETS", default=30_000)
SOCKETS_PER_ADDRESS: int = env.int("SOCKETS_PER_ADDRESS", default=15_000)
# Whether the budgets of RATES_PER_MINUTE hold; off for load tests. Caps on sizes and sockets hold always.
RATE_LIMITS: bool = env.bool("RATE_LIMITS", default=True)
# Budgets a minute, each for one viewer, address (IPv6: network of 64 bits), poll, room, account, browser or
# socket: name=number, comma-separated, in place of the usual below; 0 lifts one. Sized for a hall behind one
# address.
USUAL_RATES = {
    "join/address": 6_000,  # joinAsGuest
    "vote/viewer": 300, "vote/address": 12_000, "vote/poll": 60_000,  # castVote, withdrawVote
    "lookup/address": 12_000, "missed_lookup/address": 600,  # join codes asked for; those that nobody has
    "missed_code/viewer": 20, "missed_code/address": 600,  # ballot codes that nobody was given
    "make_codes/viewer": 30, "make_codes/address": 120,  # batches of ballot codes
    "create_poll/viewer": 120, "create_poll/address": 1_200, "create_poll/room": 120,
    "create_room/viewer": 120, "create_room/address": 1_200,
    "operation/viewer": 6_000, "operation/address": 60_000,  # GraphQL operations of any kind
    "document/address": 3_000,  # GraphQL documents that nobody sent of late
    "sign_in/address": 60, "sign_in/account": 10,  # tries
    "sign_up/address": 300,  # tries to make an account
    "own_records/viewer": 6, "own_records/address": 60,  # downloads and erasings of all that is a visitor's
    "invite/viewer": 10, "invite/address": 60,  # lists of e-mail addresses to invite
    "sign_in/browser": 10,  # tries for an account in a browser where it signed in before
    "connect/address": 12_000, "message/socket": 600,  # websockets
}  # fmt: skip
RATES_PER_MINUTE: dict[str, int] = USUAL_RATES | env.dict("RATES_PER_MINUTE", {"value": int}, default={})
if unknown := RATES_PER_MINUTE.keys() - USUAL_RATES:
    raise ImproperlyConfigured(f"RATES_PER_MINUTE knows no {', '.join(sorted(unknown))}.")
# Seconds that a websocket has to send its connection_init.
SOCKET_INIT_SECONDS: int = env.int("SOCKET_INIT_SECONDS", default=10)
# Seconds between pings on every websocket, and that a pong may take: a dead line is noticed after both.
SOCKET_PING_SECONDS: float = env.float("SOCKET_PING_SECONDS", default=20.0)

# postgresql://user:password@host:port/name?sslmode=require, or sqlite:///path. Left out: SQLite, in var/.
DATABASE_URL: str = env.str("DATABASE_URL", default="") or f"sqlite:///{VAR_DIR / 'livetally.sqlite3'}"
# PostgreSQL connections that each process may hold.
DATABASE_POOL_SIZE: int = env.int("DATABASE_POOL_SIZE", default=10)
# redis://host:port/0: carries announcements between processes. Left out: one process, in memory.
REDIS_URL: str = env.str("REDIS_URL", default="")

# Processes that serve together on one address; more than one needs REDIS_URL and PostgreSQL.
WORKERS: int = env.int("WORKERS", default=1)
# Seconds that a worker of several may stand still before it is replaced; 0: for ever, as a debugger needs it.
WORKER_HANG_SECONDS: float = env.float("WORKER_HANG_SECONDS", default=15.0)
# Seconds over which open websockets are closed when a process is to end, so that a hall returns bit by bit.
DRAIN_SECONDS: float = env.float("DRAIN_SECONDS", default=5.0)
# Bearer token that /metrics asks for. Left out: there is no such page.
METRICS_TOKEN: str = env.str("METRICS_TOKEN", default="")
# How the log reads: lines for people, or json, one object a line, for programs.
LOG_FORMAT: str = env.str("LOG_FORMAT", default="lines")
if LOG_FORMAT not in ("lines", "json"):
    raise ImproperlyConfigured(f"LOG_FORMAT is lines or json, not {LOG_FORMAT!r}.")
# Addresses or networks of proxies in front whose X-Forwarded-For is believed, comma-separated.
TRUSTED_PROXIES: list[str] = env.list("TRUSTED_PROXIES", default=["127.0.0.1", "::1"])

# The fewest votes that grouped and secret polls tell of at once; also of secret ones, mixed or exported.
SMALLEST_GROUP: int = env.int("SMALLEST_GROUP", default=5)

# Seconds after which new votes are sealed into the poll's log, a batch at a time.
SEAL_SECONDS: float = env.float("SEAL_SECONDS", default=10.0)

# At most one frame per poll in this many milliseconds.
TICK_MILLISECONDS: int = env.int("TICK_MILLISECONDS", default=100)
# Seconds between looks at the stored revision of what is watched: heals lost announcements.
RECONCILE_SECONDS: float = env.float("RECONCILE_SECONDS", default=2.0)
# Whether /graphiql/ is served.
GRAPHIQL: bool = env.bool("GRAPHIQL", default=True)
# Whether clients may ask for the schema.
INTROSPECTION: bool = env.bool("INTROSPECTION", default=True)
# Days that a guest's token from joinAsGuest is good for.
GUEST_TOKEN_DAYS: int = env.int("GUEST_TOKEN_DAYS", default=30)
# Days that a browser's guest cookie is kept.
GUEST_COOKIE_DAYS: int = env.int("GUEST_COOKIE_DAYS", default=365)
# Who is responsible for this server and where to write to, as /privacy tells it.
OPERATOR: str = env.str("OPERATOR", default="")
# Days after a poll's close from which on `manage.py purge` makes its votes nobody's; 0: never.
KEEP_VOTERS_DAYS: int = env.int("KEEP_VOTERS_DAYS", default=30)
# Days after which `manage.py purge` deletes drafts that were never opened; 0: never.
KEEP_DRAFTS_DAYS: int = env.int("KEEP_DRAFTS_DAYS", default=0)
# Whether visitors may make accounts at /sign-up; off: only operators make them, in the admin.
SIGN_UP: bool = env.bool("SIGN_UP", default=True)
# How mail goes out: smtp+tls://user:password@host:587, smtp+ssl://…, smtp://localhost, filemail:////folder.
# Left out: it is written to standard output, for trying it; with BEHIND_TLS nobody can be invited then.
EMAIL_URL: str = env.str("EMAIL_URL", default="") or "consolemail://"
MAY_INVITE: bool = not BEHIND_TLS or EMAIL_URL != "consolemail://"
# Whom mail is from.
MAIL_FROM: str = env.str("MAIL_FROM", default="Livetally <livetally@localhost>")
# How this server is reached from outside, https://votes.example: where links in mail lead. Asked for where
# mail is really sent.
SITE_URL: str = env.str("SITE_URL", default="").rstrip("/")
if SITE_URL and not SITE_URL.startswith(("https://", "http://")):
    raise ImproperlyConfigured("SITE_URL begins with https:// or http://.")
# Mails a minute that all processes together send.
MAILS_PER_MINUTE: int = env.int("MAILS_PER_MINUTE", default=300)
MAIL_IS_SENT = EMAIL_URL.startswith("smtp")
# Whether only staff (a field of users in the admin) may invite people by e-mail. Left out: so where mail is
# really sent and visitors may make accounts, or anybody could have it sent to anybody.
STAFF_INVITES_ONLY: bool = env.bool("STAFF_INVITES_ONLY", default=MAIL_IS_SENT and SIGN_UP)
# Polls that one socket of the plain door may watch at once.
PLAIN_WATCHED_POLLS: int = env.int("PLAIN_WATCHED_POLLS", default=10)

ROOT_URLCONF = "backend.urls"
ASGI_APPLICATION = "backend.asgi.application"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
# What the front end speaks (its words/languages.ts), and where it keeps what a reader chose.
LANGUAGES = [("en", "English"), ("de", "Deutsch"), ("ar", "العربية")]
LANGUAGE_COOKIE_NAME = "livetally_language"
# By this prefix browsers take a cookie only over TLS, from this very host and for all of it.
COOKIE_PREFIX = "__Host-" if BEHIND_TLS else ""
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}sessionid", f"{COOKIE_PREFIX}csrftoken"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "strawberry_django",
    "channels",
    "voting",
    "backend",
]

# For operators' pages; what voters use is answered before it (backend/public.py).
MIDDLEWARE = [
    "backend.headers.strict_headers",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "backend.signing_in.SignInAnswers",
]
AUTHENTICATION_BACKENDS = ["backend.signing_in.CountedPasswords"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]


# What each connection to PostgreSQL asks for; DATABASE_URL?name=value changes one or adds to them.
POSTGRESQL = {
    "connect_timeout": 5,
    # A line that is dead although nobody said so is noticed in about ten seconds, not in hours.
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
    # A vote is acknowledged once it is on disk, whatever the server's own default; and a process that hangs
    # amid a transaction loses it, and with it the poll that it holds. Some poolers refuse such words:
    # ?options=none leaves them out.
    "options": "-c synchronous_commit=on -c idle_in_transaction_session_timeout=5000",
}


def _database() -> dict[str, object]:
    """The database behind DATABASE_URL, set so that no acknowledged vote is lost or refused needlessly."""
    database: dict[str, object] = env.db_url_config(DATABASE_URL)
    if database["ENGINE"] == "django.db.backends.sqlite3":
        path = Path(str(database["NAME"]))
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.name != ":memory:" and not path.exists():
            with contextlib.suppress(OSError):  # What cannot be made here is told of when it is opened.
                path.touch(mode=0o600)  # SQLite's own files beside it get the same rights
        database["OPTIONS"] = {
            "timeout": 10,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        }
        database["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}
    else:
        database["CONN_HEALTH_CHECKS"] = True
        in_url = dict(database.get("OPTIONS") or {})  # type: ignore[call-overload]
        pool = {"min_size": 1, "max_size": DATABASE_POOL_SIZE, "timeout": 5}
        options = {**POSTGRESQL, **in_url, "pool": pool}
        database["OPTIONS"] = {name: value for name, value in options.items() if value != "none"}
    return database


DATABASES = {"default": _database()}


def _mail() -> dict[str, object]:
    """The mail server behind EMAIL_URL: never spoken to in the clear but on this machine."""
    if EMAIL_URL.partition("://")[0] not in environ.Env.EMAIL_SCHEMES:
        raise ImproperlyConfigured(f"EMAIL_URL begins with one of {', '.join(environ.Env.EMAIL_SCHEMES)}.")
    mail: dict[str, object] = env.email_url_config(EMAIL_URL)
    if MAIL_IS_SENT and not SITE_URL:
        raise ImproperlyConfigured("SITE_URL is missing: links in mail would lead nowhere.")
    if EMAIL_URL.startswith("smtp://") and mail["EMAIL_HOST"] not in ("localhost", "127.0.0.1", "::1"):
        raise ImproperlyConfigured("EMAIL_URL has no TLS, and links in mail are secrets: smtp+tls://, say.")
    return mail | {"EMAIL_PORT": mail["EMAIL_PORT"] or MAIL_PORTS.get(EMAIL_URL.partition("://")[0], 25)}


# Where mail servers listen, if EMAIL_URL does not say so.
MAIL_PORTS = {"smtp+tls": 587, "smtps": 587, "smtp+ssl": 465}
globals().update(_mail())
DEFAULT_FROM_EMAIL = SERVER_EMAIL = MAIL_FROM
# Seconds that a mail server may take to answer.
EMAIL_TIMEOUT = 10

if REDIS_URL:
    CHANNEL_LAYERS = {
        "default": {
            "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
            "CONFIG": {"hosts": [{"address": REDIS_URL, "socket_timeout": 2, "socket_connect_timeout": 2}]},
        }
    }
else:
    CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [path for path in [BASE_DIR / "frontend" / "dist"] if path.exists()]
STORAGES = {"staticfiles": {"BACKEND": "servestatic.storage.CompressedStaticFilesStorage"}}
# Without `collectstatic` (and while developing) files are served from where they are.
STATIC_FILES_WHERE_THEY_ARE = DEBUG or not STATIC_ROOT.exists()
# The built front end; its pages are read from the same place as the files that they name.
PAGES_DIR = BASE_DIR / "frontend" / "dist" if STATIC_FILES_WHERE_THEY_ARE else STATIC_ROOT

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_TLS
if BEHIND_TLS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
# Whether other hosts below this name speak TLS is not ours to promise (W005, W021), and http is sent to https
# by the proxy that ends TLS: here it would also send away probes inside (W008).
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W008", "security.W021"]

# On standard error. A request that was refused is its sender's business, not a fault.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": "backend.logs.Lines"}, "json": {"()": "backend.logs.JsonLines"}},
    "filters": {
        # Django also logs each answer of 500 and above; its cause has been logged by then.
        "with_traceback": {
            "()": "django.utils.log.CallbackFilter",
            "callback": lambda log: bool(log.exc_info),
        },
        "once_per_kind": {"()": "backend.logs.OncePerKind"},
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": LOG_FORMAT}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "backend": {"level": "INFO"},
        "backend.bad_frames": {"filters": ["once_per_kind"]},
        "voting": {"level": "INFO"},
        "channels_redis.pubsub": {"filters": ["once_per_kind"]},
        "uvicorn.error": {"level": "WARNING", "filters": ["once_per_kind"]},
        "django.request": {"level": "ERROR", "filters": ["with_traceback"]},
        "django.security": {"level": "CRITICAL"},
        # GraphQL's errors are logged once, with the id that the client is told (schema/faults.py).
        "strawberry": {"level": "CRITICAL"},
    },
}
