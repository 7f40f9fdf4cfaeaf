"""What clients send, and how it is turned into what the actions take."""

from datetime import datetime
from typing import Any
from uuid import UUID

import strawberry

from schema.enums import Electorate, ResultsDetail, ResultsVisible, Ties, Unranked, VoteChange, VotingMethod
from schema.refusals import uuid_from
from voting.actions.votes import GivenMarks
from voting.errors import not_found
from voting.methods.marks import MarkKind


def may_be_left_out(description: str) -> Any:
    """An input's field that a client may leave out: UNSET then, which is not null."""
    return strawberry.field(default=strawberry.UNSET, description=description)


@strawberry.input(description="A method's rules; what is left out is the method's usual.")
class RulesInput:
    min_choices: int | None = may_be_left_out("Fewest options of a vote that is not blank.")
    max_choices: int | None = may_be_left_out("Most options of a vote.")
    max_ranks: int | None = may_be_left_out("Most ranks of a ranking.")
    min_score: int | None = may_be_left_out("Lowest score.")
    max_score: int | None = may_be_left_out("Highest score.")
    budget: int | None = may_be_left_out("Points or credits to spend.")
    seats: int | None = may_be_left_out("How many options win; usually 1.")
    unranked: Unranked | None = may_be_left_out("What options left unranked mean.")
    ties: Ties | None = may_be_left_out("What happens to a tie for the win.")


@strawberry.input(
    description="Who may vote and who sees what. Left out: ALWAYS (AFTER_CLOSING when secret), COUNTS, "
    "NEVER, ANYONE, not secret."
)
class PolicyInput:
    results_visible: ResultsVisible | None = may_be_left_out("When others than the host see results.")
    results_detail: ResultsDetail | None = may_be_left_out("How much others than the host see.")
    vote_change: VoteChange | None = may_be_left_out("Whether votes may be changed or withdrawn.")
    electorate: Electorate | None = may_be_left_out("Who may vote.")
    grouped_results: bool | None = may_be_left_out(
        "Let live results move only when at least a few more (SMALLEST_GROUP) have voted, or at the close: "
        "then nobody sees one person's vote arrive. Left out: no."
    )
    secret: bool | None = may_be_left_out("Keep who voted and what was marked apart.")


@strawberry.input(description="A new room.")
class CreateRoomInput:
    title: str | None = may_be_left_out("Up to 200 characters.")


@strawberry.input(description="A new poll.")
class CreatePollInput:
    question: str = strawberry.field(description="Up to 500 characters on one line.")
    options: list[str] = strawberry.field(description="2 to 1,000 labels, each up to 200 characters.")
    method: VotingMethod = strawberry.field(
        default=VotingMethod.SINGLE_CHOICE, description="How votes are marked and counted."
    )
    room_id: strawberry.ID | None = may_be_left_out(
        "A room of the viewer's. Left out: a room is made, and shows the poll.",
    )
    description: str | None = may_be_left_out("Up to 5,000 characters; line breaks may stay.")
    rules: RulesInput | None = may_be_left_out("The method's rules.")
    policy: PolicyInput | None = may_be_left_out("Who may vote and who sees what.")
    opens_at: datetime | None = may_be_left_out("Opens by itself at this moment (with a time zone).")
    closes_at: datetime | None = may_be_left_out("Closes by itself at this moment (with a time zone).")
    open: bool | None = may_be_left_out("Open it at once.")


@strawberry.input(
    description="Changes of a poll. Once a vote exists only description, deadline and visibility may change."
)
class UpdatePollInput:
    poll_id: strawberry.ID = strawberry.field(description="The poll.")
    question: str | None = may_be_left_out("A new question.")
    options: list[str] | None = may_be_left_out("New options in place of all old ones.")
    method: VotingMethod | None = may_be_left_out("Another method.")
    description: str | None = may_be_left_out("A new description.")
    rules: RulesInput | None = may_be_left_out("New rules in place of all old ones.")
    policy: PolicyInput | None = may_be_left_out("The parts of the policy that change.")
    opens_at: datetime | None = may_be_left_out("Another opening time; null removes it.")
    closes_at: datetime | None = may_be_left_out("Another deadline; null removes it.")


@strawberry.input(description="A whole number for one option.")
class OptionValue:
    option_id: strawberry.ID = strawberry.field(description="The option.")
    value: int = strawberry.field(description="The score, or the points or votes spent.")


@strawberry.input(
    one_of=True, description="One vote's marks: exactly one of these. An empty list is a blank vote."
)
class MarksInput:
    choose: list[strawberry.ID] | None = may_be_left_out(
        "For SINGLE_CHOICE and APPROVAL: the chosen options."
    )
    rank: list[list[strawberry.ID]] | None = may_be_left_out(
        "For INSTANT_RUNOFF, SINGLE_TRANSFERABLE_VOTE, CONDORCET and BORDA: best first; options "
        "on one inner list are equal (not for the first two).",
    )
    score: list[OptionValue] | None = may_be_left_out("For SCORE and STAR: a score per option.")
    spend: list[OptionValue] | None = may_be_left_out("For POINTS and QUADRATIC: points or votes per option.")


@strawberry.input(description="One vote.")
class CastVoteInput:
    poll_id: strawberry.ID = strawberry.field(description="The poll.")
    marks: MarksInput = strawberry.field(description="What is marked.")
    request_id: strawberry.ID | None = may_be_left_out(
        "The client's own id of this intent, such as a UUID: the same again gets the first "
        "answer again, whatever happened since, so that a retry is always safe.",
    )
    ballot_code: str | None = may_be_left_out("In BALLOT_CODE polls: the voter's code.")
    ballot_key: str | None = may_be_left_out(
        "In secret polls: the key handed out with the first vote, to change it.",
    )


def given_marks(marks: MarksInput) -> GivenMarks:
    """The one kind of marks that was given."""
    if marks.choose:
        return GivenMarks("choose", marks.choose)
    if marks.rank:
        return GivenMarks("rank", marks.rank)
    if marks.score:
        return GivenMarks("score", [(pair.option_id, pair.value) for pair in marks.score])
    if marks.spend:
        return GivenMarks("spend", [(pair.option_id, pair.value) for pair in marks.spend])
    return GivenMarks(_only_kind(marks), [])


def _only_kind(marks: MarksInput) -> MarkKind:
    kinds: tuple[MarkKind, ...] = ("choose", "rank", "score", "spend")
    return next(kind for kind in kinds if getattr(marks, kind) is not strawberry.UNSET)


def told_of(given: object | None) -> dict[str, Any]:
    """The fields of an input that were given, by their Python names."""
    fields = vars(given) if given else {}
    return {name: value for name, value in fields.items() if value is not strawberry.UNSET}


def changes_from(given: UpdatePollInput) -> dict[str, Any]:
    """What was given of the update, by the actions' names."""
    fields = told_of(given)
    del fields["poll_id"]
    for name in ("rules", "policy"):
        if fields.get(name) is not None:
            fields[name] = told_of(fields[name])
    return fields


def given_text(text: str | None) -> str | None:
    """The text, or None where none was given."""
    return None if text is strawberry.UNSET else text


def known_id(text: strawberry.ID, what: str) -> UUID:
    """The id as stored, or NOT_FOUND for text that cannot be one."""
    found = uuid_from(text)
    if found is None:
        raise not_found(what)
    return found


def known_id_if_given(text: strawberry.ID | None, what: str) -> UUID | None:
    """The id as stored; None where none was given, which an empty text is not."""
    return None if text is None or text is strawberry.UNSET else known_id(text, what)
