"""Reading what a host says of a poll: options, rules, policy and times, checked and completed."""

from collections.abc import Mapping
from datetime import UTC, datetime

from voting.errors import invalid_input
from voting.methods import Rules, method_named
from voting.texts import clean_text, same_when_read
from voting.words import Electorate, ResultsDetail, ResultsVisible, VoteChange

MOST_OPTIONS = 1000
MOST_QUESTION_CHARACTERS = 500
MOST_DESCRIPTION_CHARACTERS = 5000
MOST_LABEL_CHARACTERS = 200

USUAL_POLICY: dict[str, object] = {
    "results_visible": ResultsVisible.ALWAYS,
    "results_detail": ResultsDetail.COUNTS,
    "vote_change": VoteChange.NEVER,
    "electorate": Electorate.ANYONE,
    "secret": False,
    "grouped_results": False,
}


def clean_question(question: object) -> str:
    """The question, or INVALID_INPUT."""
    return clean_text(question, "question", most_characters=MOST_QUESTION_CHARACTERS)


def clean_description(description: object) -> str:
    """The description; line breaks may stay."""
    most = MOST_DESCRIPTION_CHARACTERS
    return clean_text(description, "description", most_characters=most, may_be_empty=True, lines=True)


def clean_options(labels: list[str]) -> list[str]:
    """Two to a thousand labels that a reader can tell apart."""
    if not 2 <= len(labels) <= MOST_OPTIONS:
        raise invalid_input(f"A poll needs 2 to {MOST_OPTIONS:,} options.", "options")
    cleaned: list[str] = []
    seen: set[str] = set()
    for place, label in enumerate(labels):
        text = clean_text(label, "options", str(place), most_characters=MOST_LABEL_CHARACTERS)
        if same_when_read(text) in seen:
            raise invalid_input("Two options read the same.", "options", str(place))
        seen.add(same_when_read(text))
        cleaned.append(text)
    return cleaned


def complete_rules(method: str, given: Mapping[str, object], options: int) -> Rules:
    """The method's rules, with its usual ones where the host says nothing."""
    return method_named(method).rules(given, options)


def complete_policy(
    given: Mapping[str, object], present: Mapping[str, object] | None = None
) -> dict[str, object]:
    """The policy with what is given over what is present (or usual)."""
    policy = dict(present or USUAL_POLICY)
    said = {name: value for name, value in given.items() if value is not None}
    if said.get("secret") and not policy["secret"]:
        policy["results_visible"] = ResultsVisible.AFTER_CLOSING
    policy.update(said)
    return policy


def clean_times(opens_at: datetime | None, closes_at: datetime | None, now: datetime) -> None:
    """Refuse a deadline that has passed or that comes before the opening."""
    if closes_at is not None and closes_at <= now:
        raise invalid_input("closesAt has already passed.", "closesAt")
    if opens_at is not None and closes_at is not None and closes_at <= opens_at:
        raise invalid_input("closesAt must come after opensAt.", "closesAt")


def in_utc(moment: datetime | None, name: str) -> datetime | None:
    """The moment in UTC; INVALID_INPUT without a time zone or beyond the calendar."""
    if moment is None:
        return None
    if moment.tzinfo is None:
        raise invalid_input(f"{name} needs a time zone, such as 2026-01-31T18:00:00Z.", name)
    try:
        return moment.astimezone(UTC)
    except OverflowError as fault:
        raise invalid_input(f"{name} is out of range.", name) from fault
