"""What clients send, and how it is turned into what the actions take."""

from datetime import datetime
from typing import Any
from uuid import UUID

import strawberry

from schema.enums import Electorate, ResultsDetail, ResultsVisible, Ties, Unranked, VoteChange, VotingMethod
from schema.refusals import uuid_from
from voting.actions.votes import GivenMarks
from voting.errors import not_found


@strawberry.input(description="A method's rules; what is left out is the method's usual.")
class RulesInput:
    min_choices: int | None = strawberry.field(
        default=None, description="Fewest options of a vote that is not blank."
    )
    max_choices: int | None = strawberry.field(default=None, description="Most options of a vote.")
    max_ranks: int | None = strawberry.field(default=None, description="Most ranks of a ranking.")
    min_score: int | None = strawberry.field(default=None, description="Lowest score.")
    max_score: int | None = strawberry.field(default=None, description="Highest score.")
    budget: int | None = strawberry.field(default=None, description="Points or credits to spend.")
    seats: int | None = strawberry.field(default=None, description="How many options win; usually 1.")
    unranked: Unranked | None = strawberry.field(default=None, description="What options left unranked mean.")
    ties: Ties | None = strawberry.field(default=None, description="What happens to a tie for the win.")


@strawberry.input(
    description="Who may vote and who sees what. Left out: ALWAYS (AFTER_CLOSING when secret), COUNTS, "
    "NEVER, ANYONE, not secret."
)
class PolicyInput:
    results_visible: ResultsVisible | None = strawberry.field(
        default=None, description="When others than the host see results."
    )
    results_detail: ResultsDetail | None = strawberry.field(
        default=None, description="How much others than the host see."
    )
    vote_change: VoteChange | None = strawberry.field(
        default=None, description="Whether votes may be changed or withdrawn."
    )
    electorate: Electorate | None = strawberry.field(default=None, description="Who may vote.")
    secret: bool | None = strawberry.field(
        default=None, description="Keep who voted and what was marked apart."
    )


@strawberry.input(description="A new room.")
class CreateRoomInput:
    title: str | None = strawberry.field(default=None, description="Up to 200 characters.")


@strawberry.input(description="A new poll.")
class CreatePollInput:
    question: str = strawberry.field(description="Up to 500 characters on one line.")
    options: list[str] = strawberry.field(description="2 to 100 labels, each up to 200 characters.")
    method: VotingMethod = strawberry.field(
        default=VotingMethod.SINGLE_CHOICE, description="How votes are marked and counted."
    )
    room_id: strawberry.ID | None = strawberry.field(
        default=None, description="A room of the viewer's. Left out: a room is made, and shows the poll."
    )
    description: str | None = strawberry.field(
        default=None, description="Up to 5,000 characters; line breaks may stay."
    )
    rules: RulesInput | None = strawberry.field(default=None, description="The method's rules.")
    policy: PolicyInput | None = strawberry.field(default=None, description="Who may vote and who sees what.")
    opens_at: datetime | None = strawberry.field(
        default=None, description="Opens by itself at this moment (with a time zone)."
    )
    closes_at: datetime | None = strawberry.field(
        default=None, description="Closes by itself at this moment (with a time zone)."
    )
    open: bool | None = strawberry.field(default=None, description="Open it at once.")


@strawberry.input(
    description="Changes of a poll. Once a vote exists only description, deadline and visibility may change."
)
class UpdatePollInput:
    poll_id: strawberry.ID = strawberry.field(description="The poll.")
    question: str | None = strawberry.field(default=strawberry.UNSET, description="A new question.")
    options: list[str] | None = strawberry.field(
        default=strawberry.UNSET, description="New options in place of all old ones."
    )
    method: VotingMethod | None = strawberry.field(default=strawberry.UNSET, description="Another method.")
    description: str | None = strawberry.field(default=strawberry.UNSET, description="A new description.")
    rules: RulesInput | None = strawberry.field(
        default=strawberry.UNSET, description="New rules in place of all old ones."
    )
    policy: PolicyInput | None = strawberry.field(
        default=strawberry.UNSET, description="The parts of the policy that change."
    )
    opens_at: datetime | None = strawberry.field(
        default=strawberry.UNSET, description="Another opening time; null removes it."
    )
    closes_at: datetime | None = strawberry.field(
        default=strawberry.UNSET, description="Another deadline; null removes it."
    )


@strawberry.input(description="A whole number for one option.")
class OptionValue:
    option_id: strawberry.ID = strawberry.field(description="The option.")
    value: int = strawberry.field(description="The score, or the points or votes spent.")


@strawberry.input(
    one_of=True, description="One vote's marks: exactly one of these. An empty list is a blank vote."
)
class MarksInput:
    choose: list[strawberry.ID] | None = strawberry.field(
        default=strawberry.UNSET, description="For SINGLE_CHOICE and APPROVAL: the chosen options."
    )
    rank: list[list[strawberry.ID]] | None = strawberry.field(
        default=strawberry.UNSET,
        description="For INSTANT_RUNOFF, SINGLE_TRANSFERABLE_VOTE, CONDORCET and BORDA: best first; options "
        "on one inner list are equal (not for the first two).",
    )
    score: list[OptionValue] | None = strawberry.field(
        default=strawberry.UNSET, description="For SCORE and STAR: a score per option."
    )
    spend: list[OptionValue] | None = strawberry.field(
        default=strawberry.UNSET, description="For POINTS and QUADRATIC: points or votes per option."
    )


@strawberry.input(description="One vote.")
class CastVoteInput:
    poll_id: strawberry.ID = strawberry.field(description="The poll.")
    marks: MarksInput = strawberry.field(description="What is marked.")
    request_id: strawberry.ID | None = strawberry.field(
        default=None,
        description="The client's own id of this intent, such as a UUID: the same again gets the first "
        "answer again, whatever happened since, so that a retry is always safe.",
    )
    ballot_code: str | None = strawberry.field(
        default=None, description="In BALLOT_CODE polls: the voter's code."
    )
    ballot_key: str | None = strawberry.field(
        default=None, description="In secret polls: the key handed out with the first vote, to change it."
    )


def given_marks(marks: MarksInput) -> GivenMarks:
    """The one kind of marks that was given."""
    for kind in ("choose", "rank"):
        if (value := getattr(marks, kind)) is not strawberry.UNSET:
            return GivenMarks(kind, value)
    for kind in ("score", "spend"):
        if (value := getattr(marks, kind)) is not strawberry.UNSET:
            return GivenMarks(kind, [(pair.option_id, pair.value) for pair in value])
    raise AssertionError("@oneOf lets exactly one kind through")


def changes_from(given: UpdatePollInput) -> dict[str, Any]:
    """What was given of the update, by the actions' names."""
    fields = {name: value for name, value in vars(given).items() if value is not strawberry.UNSET}
    del fields["poll_id"]
    for name in ("rules", "policy"):
        if fields.get(name) is not None:
            fields[name] = vars(fields[name])
    return fields


def known_id(text: strawberry.ID, what: str) -> UUID:
    """The id as stored, or NOT_FOUND for text that cannot be one."""
    found = uuid_from(text)
    if found is None:
        raise not_found(what)
    return found
