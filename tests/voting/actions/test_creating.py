"""Making a poll: what is usual, the room made for it, and every text and number that is refused."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from uuid import uuid4

import pytest

from tests.voting.people import DRINKS, ask, current_snapshot, refused, seen, someone, stored
from voting.actions.polls import create_poll
from voting.actions.rooms import create_room
from voting.clock import database_now
from voting.models import JOIN_CODE_ALPHABET, Option, Poll, Room, new_join_code
from voting.words import PollState

pytestmark = pytest.mark.django_db


def test_left_out_rules_and_policy_are_the_usual_ones() -> None:
    poll = stored(create_poll(viewer=someone(), question="Tea?", options=["Yes", "No"]))
    assert (poll.method, poll.state, poll.description) == ("SINGLE_CHOICE", "DRAFT", "")
    assert (poll.opens_at, poll.closes_at, poll.closed_at) == (None, None, None)
    assert (poll.results_visible, poll.results_detail) == ("ALWAYS", "COUNTS")
    assert (poll.vote_change, poll.electorate, poll.secret) == ("NEVER", "ANYONE", False)
    assert not poll.revealed
    assert poll.known_rules.seats == 1


def test_options_keep_their_order() -> None:
    poll = ask(options=["Cocoa", "Beer", "Apple juice"])
    assert [option.label for option in poll.options.all()] == ["Cocoa", "Beer", "Apple juice"]
    assert [option.position for option in poll.options.all()] == [0, 1, 2]


def test_a_room_is_made_that_shows_the_poll_and_is_the_askers() -> None:
    host = someone()
    poll = ask(host)
    room = Room.objects.get(pk=poll.room_id)
    assert room.current_poll_id == poll.pk
    assert [row.viewer_id for row in room.hosts.all()] == [host.id]


def test_a_poll_in_a_room_of_ones_own_is_listed_not_shown() -> None:
    host = someone()
    room = create_room(viewer=host, title="Class 4b")
    poll = ask(host, room_id=room.pk)
    before, room = room.revision, Room.objects.get(pk=room.pk)
    assert list(room.polls.all()) == [poll]
    assert room.current_poll is None
    assert room.revision > before


def test_a_poll_in_somebody_elses_room_is_refused() -> None:
    room = create_room(viewer=someone())
    with refused("NOT_ALLOWED"):
        ask(room_id=room.pk)
    with refused("NOT_FOUND"):
        ask(room_id=uuid4())
    assert not Poll.objects.exists()


def test_without_an_identity_nothing_is_made() -> None:
    with refused("NOT_ALLOWED"):
        create_poll(viewer=None, question="Tea?", options=["Yes", "No"])
    with refused("NOT_ALLOWED"):
        create_room(viewer=None)
    assert not Room.objects.exists()


def test_open_at_once_opens_now() -> None:
    poll = stored(ask())
    assert poll.state == PollState.OPEN
    assert poll.opens_at is not None
    assert abs(poll.opens_at - database_now()) < timedelta(seconds=5)


def test_an_opening_time_that_has_passed_opens_at_once() -> None:
    began = database_now() - timedelta(hours=1)
    poll = ask(open_now=False, opens_at=began)
    assert (poll.state, poll.opens_at) == ("OPEN", began)
    assert stored(poll).state == "OPEN"


def test_an_opening_time_to_come_waits_as_a_draft() -> None:
    opens_at = database_now() + timedelta(hours=1)
    poll = ask(open_now=False, opens_at=opens_at)
    assert (poll.state, poll.opens_at) == ("DRAFT", opens_at)


def test_times_are_kept_in_utc() -> None:
    closes_at = database_now() + timedelta(hours=1)
    elsewhere = closes_at.astimezone(timezone(timedelta(hours=13)))
    assert stored(ask(closes_at=elsewhere)).closes_at == closes_at


# ---------- I18: times that cannot be
def moment(**after: float) -> datetime:
    return datetime.now(UTC) + timedelta(**after)


BAD_TIMES = {
    "in-the-past": ({"closes_at": moment(hours=-1)}, "closesAt"),
    "before-the-opening": (
        {"open_now": False, "opens_at": moment(hours=2), "closes_at": moment(hours=1)},
        "closesAt",
    ),
    "no-zone": ({"closes_at": datetime(2031, 1, 1)}, "closesAt"),  # noqa: DTZ001
    "opening-without-a-zone": ({"open_now": False, "opens_at": datetime(2031, 1, 1)}, "opensAt"),  # noqa: DTZ001
    "beyond-the-calendar": (
        {"closes_at": datetime(9999, 12, 31, 23, 59, tzinfo=timezone(timedelta(hours=-14)))},
        "closesAt",
    ),
    "open-now-and-later": ({"opens_at": moment(hours=1)}, "opensAt"),
}


@pytest.mark.parametrize(("given", "field"), BAD_TIMES.values(), ids=[f"I18-{name}" for name in BAD_TIMES])
def test_times_that_cannot_be_are_refused(given: dict[str, Any], field: str) -> None:
    with refused("INVALID_INPUT", field):
        ask(**given)
    assert not Poll.objects.exists()


def test_a_deadline_in_the_year_9999_is_kept() -> None:
    closes_at = datetime(9999, 12, 31, 23, 59, tzinfo=UTC)
    assert stored(ask(closes_at=closes_at)).closes_at == closes_at
    assert seen(Poll.objects.get()).state == PollState.OPEN


# ---------- texts
BAD_TEXTS = {
    "I4-null-byte": "a\0b",
    "I5-high-surrogate": "a\ud800",
    "I5-low-surrogate": "\udc00b",
    "I6-one-too-many": "x" * 501,
    "I6-a-megabyte": "x" * 1_000_000,
    "I7-empty": "",
    "I7-spaces": " \u00a0\u2003 ",
    "I7-zero-width": "\u200b\u200d\u2060\ufeff",
    "I7-only-marks": "\u0301\u0301",
    "I7-blank-letters": "\u3164\u115f\u2800",
    "I8-zalgo": "Z" + "\u0301" * 1000,
    "I11-line-feed": "a\nb",
    "I11-carriage-return": "a\rb",
    "I11-line-separator": "a\u2028b",
    "I11-next-line": "a\u0085b",
    "I11-escape": "a\x1b[31mb",
}


@pytest.mark.parametrize("text", BAD_TEXTS.values(), ids=BAD_TEXTS.keys())
def test_a_question_that_cannot_be_stored_or_shown_is_refused(text: str) -> None:
    with refused("INVALID_INPUT", "question"):
        ask(question=text)
    assert not Room.objects.exists()


@pytest.mark.parametrize("text", BAD_TEXTS.values(), ids=BAD_TEXTS.keys())
def test_a_label_that_cannot_be_stored_or_shown_is_refused_at_its_place(text: str) -> None:
    with refused("INVALID_INPUT", "options", "1"):
        ask(options=["Tea", text])
    assert not Room.objects.exists()


@pytest.mark.parametrize("text", [5, None, ["Tea"], {"label": "Tea"}], ids=repr)
def test_a_text_that_is_no_text_is_refused(text: object) -> None:
    with refused("INVALID_INPUT", "question"):
        ask(question=text)
    with refused("INVALID_INPUT", "options", "0"):
        ask(options=[text, "Tea"])  # type: ignore[list-item]


GOOD_TEXTS = {
    "I8-right-to-left-override": "abc\u202edef",
    "I10-family": "👩‍👩‍👧‍👦 or 🏴󠁧󠁢󠁳󠁣󠁴󠁿?",
    "I10-flag": "🇨🇭",
    "I10-emoji-newer-than-this-python": "\U0001fae8 \U0001fae9",
    "I10-hebrew": "קפה או תה?",
    "I10-arabic": "شاي أم قهوة؟",
    "I10-chinese": "茶还是咖啡",
    "I10-thai": "ชาหรือกาแฟ",
    "I10-devanagari": "चाय या कॉफ़ी",
    "I12-formula": "=1+1",
    "I13-markup": "<script>alert(1)</script>",
    "I20-quotes": "'; DROP TABLE voting_poll; -- %_\\",
}


@pytest.mark.parametrize("text", GOOD_TEXTS.values(), ids=GOOD_TEXTS.keys())
def test_texts_of_all_languages_are_stored_as_they_are(text: str) -> None:
    poll = ask(question=text, options=[text, "Something else"])
    assert stored(poll).question == text
    assert Option.objects.get(poll=poll, position=0).label == text


def test_texts_are_trimmed_and_composed() -> None:
    poll = stored(ask(question="  Cafe\u0301?  ", options=["Tea ", " Coffee"]))
    assert poll.question == "Café?"
    assert [option.label for option in poll.options.all()] == ["Tea", "Coffee"]


def test_texts_may_be_as_long_as_said_and_no_longer() -> None:
    ask(question="x" * 500, options=["a" * 200, "b" * 200], description="d" * 5000)
    for given, field in [
        ({"question": "x" * 501}, "question"),
        ({"options": ["Tea", "b" * 201]}, "options"),
        ({"options": ["Tea", "b" * 10_000]}, "options"),
        ({"description": "d" * 5001}, "description"),
    ]:
        with refused("INVALID_INPUT") as caught:
            ask(**given)  # type: ignore[arg-type]
        assert caught.value.path is not None
        assert caught.value.path[0] == field
    with refused("INVALID_INPUT", "title"):
        create_room(viewer=someone(), title="t" * 201)


def test_a_description_keeps_its_lines_and_may_be_empty() -> None:
    assert stored(ask(description="One\r\n\r\nTwo\rThree")).description == "One\n\nTwo\nThree"
    assert stored(ask(description="  ")).description == ""


SAME_WHEN_READ = {
    "I9-case": ("Tea", "tEA"),
    "I9-spaces": ("Green tea", "Green   tea"),
    "I9-wide-letters": ("Tea", "\uff34\uff45\uff41"),
    "I9-ligature": ("Coffee", "Coﬀee"),
    "I9-composed": ("Café", "Cafe\u0301"),
    "I9-zero-width": ("Tea", "T\u200bea"),
    "I9-sharp-s": ("Strasse", "Straße"),
    "I9-no-break-space": ("Green tea", "Green\u00a0tea"),
}


@pytest.mark.parametrize(("one", "other"), SAME_WHEN_READ.values(), ids=SAME_WHEN_READ.keys())
def test_two_options_that_read_the_same_are_refused(one: str, other: str) -> None:
    with refused("INVALID_INPUT", "options", "2"):
        ask(options=[one, "Water", other])


@pytest.mark.parametrize("count", [0, 1, 1001, 10_001], ids=lambda count: f"I17-{count}")
def test_too_few_and_too_many_options_are_refused(count: int) -> None:
    with refused("INVALID_INPUT", "options"):
        create_poll(viewer=someone(), question="Which?", options=[f"No. {n}" for n in range(count)])


def test_a_thousand_options_are_taken() -> None:
    assert ask(options=[f"No. {n}" for n in range(1000)]).options.count() == 1000


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ({"method": "NONSENSE"}, ("method",)),
        ({"rules": {"max_choices": 4}, "method": "APPROVAL"}, ("rules", "maxChoices")),
        ({"rules": {"budget": 10}}, ("rules", "budget")),
    ],
)
def test_what_is_not_built_is_refused_by_name(given: dict[str, Any], path: tuple[str, ...]) -> None:
    with refused("INVALID_INPUT", *path):
        ask(**given)
    assert not Room.objects.exists()


# ---------- join codes
def test_join_codes_hold_no_look_alikes() -> None:
    assert not set(JOIN_CODE_ALPHABET) & set("01OILoil")
    assert not set(JOIN_CODE_ALPHABET) & set("abcdefghijklmnopqrstuvwxyz")
    drawn = "".join(new_join_code() for _ in range(500))
    assert set(drawn) == set(JOIN_CODE_ALPHABET)
    assert len(drawn) == 3000


def test_a_join_code_that_is_taken_is_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    codes = iter(["AAAAAA", "AAAAAA", "AAAAAA", "BBBBBB"])
    monkeypatch.setattr("voting.actions.rooms.new_join_code", lambda: next(codes))
    first, second = create_room(viewer=someone()), create_room(viewer=someone())
    assert (first.join_code, second.join_code) == ("AAAAAA", "BBBBBB")


def test_a_new_poll_is_at_its_first_revisions() -> None:
    poll = ask()
    snapshot = current_snapshot(poll.pk, None)
    assert snapshot is not None
    assert snapshot.revision == poll.revision == 1
    assert snapshot.turnout == 0
    assert [option.label for option in snapshot.options or ()] == DRINKS
