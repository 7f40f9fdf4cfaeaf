"""The domain's words as GraphQL enums, each value with the sentence that GraphiQL shows."""

from enum import StrEnum

import strawberry

from voting.errors import RefusalCode
from voting.words import (
    Electorate,
    HiddenBecause,
    PollState,
    ReasonKind,
    ResultsDetail,
    ResultsVisible,
    RoundStatus,
    TieDecision,
    Ties,
    Unit,
    Unranked,
    VoteChange,
    VoteStatus,
    VotingMethod,
)

__all__ = [
    "Electorate",
    "HiddenBecause",
    "PollState",
    "ReasonKind",
    "RefusalCode",
    "ResultsDetail",
    "ResultsVisible",
    "RoundStatus",
    "TieDecision",
    "Ties",
    "Unit",
    "Unranked",
    "VoteChange",
    "VoteStatus",
    "VotingMethod",
]


def _tell(enum: type[StrEnum], description: str, **values: str) -> None:
    """Make the enum GraphQL's too, described; every value must be told."""
    assert set(values) == set(enum.__members__), f"{enum.__name__} is not told completely"
    strawberry.enum(enum, description=description)
    for value in enum.__strawberry_definition__.values:  # type: ignore[attr-defined]
        value.description = values[value.name]


_tell(
    VotingMethod,
    "How votes are marked and counted.",
    SINGLE_CHOICE="One option each; most votes win.",
    APPROVAL="Any number of options each, within the poll's limits; most votes win.",
    INSTANT_RUNOFF="Rankings; the lowest option goes out and its votes move on, until two are left.",
    SINGLE_TRANSFERABLE_VOTE="Rankings, several winners; surplus and eliminated votes move on (Scottish).",
    CONDORCET="Rankings; who beats every other head to head wins, else Schulze's method decides.",
    BORDA="Rankings turned into points: as many as there are options ranked below.",
    SCORE="A score for each option; the highest total wins.",
    STAR="A score for each option; the two highest totals meet in a runoff.",
    POINTS="A budget of points to spread over the options.",
    QUADRATIC="A budget of credits; votes for one option cost their square.",
)
_tell(
    PollState,
    "Where a poll stands: DRAFT → OPEN ⇄ PAUSED → CLOSED.",
    DRAFT="Not opened yet; only its host sees it, unless its room shows it.",
    OPEN="Votes are taken.",
    PAUSED="No votes for now; it may be opened again.",
    CLOSED="Final: no vote will ever be added.",
)
_tell(
    ResultsVisible,
    "When viewers other than the host may see the results.",
    ALWAYS="From the first vote on.",
    AFTER_VOTING="To those who have voted; to everyone once the poll is closed.",
    AFTER_CLOSING="Once the poll is closed.",
    AFTER_REVEAL="Once the host reveals them, and until the host hides them again.",
    HOST_ONLY="Never to others than the host.",
)
_tell(
    ResultsDetail,
    "How much of the results viewers other than the host may see.",
    COUNTS="Every figure.",
    PERCENTAGES="Shares in whole percents, places and winners; no counts and no turnout.",
    WINNER_ONLY="The turnout and who wins.",
    TURNOUT_ONLY="How many voted and how many chose nothing.",
)
_tell(
    VoteChange,
    "Whether a vote may be changed or withdrawn.",
    NEVER="What is cast is cast.",
    WHILE_OPEN="As long as the poll is open.",
)
_tell(
    Electorate,
    "Who may vote.",
    ANYONE="Every viewer, guests included: one vote per browser or token.",
    BALLOT_CODE="Those who hold a ballot code; one vote per code.",
    INVITED="Those who were invited by e-mail; one vote per address.",
    SIGNED_IN="Signed-in users; one vote per account.",
)
_tell(
    Unranked,
    "What options that a ranking leaves out mean.",
    LAST="They rank below all that are ranked.",
    NO_OPINION="The voter has no opinion on them.",
)
_tell(
    Ties,
    "What happens when the method itself leaves a tie for the win.",
    SHARED="The win is shared.",
    LOT="A lot decides, from a seed committed to when the poll is created.",
)
_tell(
    VoteStatus,
    "What became of a vote that was cast.",
    NEW="Stored: the voter's first vote in this poll.",
    UNCHANGED="The same marks as before; nothing changed, and the receipt is the same.",
    REPLACED="Stored in place of the voter's earlier vote.",
)
_tell(
    HiddenBecause,
    "Why this audience does not see the results.",
    VOTE_FIRST="They open to those who have voted.",
    NOT_CLOSED="They open when the poll is closed.",
    NOT_REVEALED="They open when the host reveals them.",
    HOST_ONLY="Only the host sees them.",
)
_tell(
    RoundStatus,
    "What a round made of an option.",
    CONTINUING="Still in.",
    ELECTED="Elected in this round or before.",
    ELIMINATED="Eliminated in this round.",
    OUT="Eliminated in an earlier round.",
)
_tell(
    ReasonKind,
    "Why something came out as it did.",
    MOST_VOTES="`options` have the most votes: `votes` of `of`.",
    WINNER_TIE="`options` are equal for the win; `decidedBy` says what came of it.",
    NO_VOTES="Nobody has marked anything yet.",
    MAJORITY="`options` have more than half of the continuing votes, for the first time.",
    FINAL_PAIR="`options` are ahead of `over`, the last two: `votes` of `of` continuing, of `ofAll`.",
    ELIMINATED_FEWEST="`options` had the fewest votes and went out.",
    ELIMINATED_WITHOUT_VOTES="`options` had no votes and went out together.",
    ELECTED_BY_QUOTA="`options` reached the quota, `of`.",
    ELECTED_AS_LAST="As many options were left as seats: `options` are elected.",
    AS_MANY_AS_SEATS="As many options, `options`, are left as seats: the next stage elects them.",
    SURPLUS_TRANSFERRED="The votes of `options` above the quota, `votes`, moved on.",
    TIE="`options` were equal to `over` on the way; `decidedBy` says what decided.",
    LEADER_LOST="`options` led the first round with `votes` of `of`, but `over` won.",
    BEATS_ALL="`options` beat every other option head to head.",
    NO_CONDORCET_WINNER="No option beats every other head to head; the strongest chains of wins decided.",
    FINALISTS="`options` have the highest total scores and meet in the runoff.",
    WOULD_BEAT="`options` would beat `over` head to head: `votes` of `of`.",
    RUNOFF="`options` were scored higher than `over` by `votes` of the `of` votes that prefer one.",
    SCORE_LEADER_LOST="`options` had the highest total score, but more votes prefer `over`.",
    MOST_POINTS="`options` have the highest total, `votes` (see `unit`), of `of` voters.",
)
_tell(
    Unit,
    "What the `votes` of a reason count.",
    VOTES="Votes; with QUADRATIC those that credits buy.",
    POINTS="Points or scores.",
)
_tell(
    TieDecision,
    "What decided a tie.",
    EARLIER_ROUND="An earlier round in which they differed: the latest one, for surpluses the first one.",
    HEAD_TO_HEAD="More votes prefer one to the other.",
    HIGHER_TOTAL="The higher total score.",
    MOST_TOP_SCORES="The higher number of top scores.",
    LOT="The lot, drawn from the seed that was committed to when the poll was made.",
    SHARED="Nothing: the win is shared.",
)
_tell(
    RefusalCode,
    "Why something that was to be expected was not done: the closed list that programs can count on.",
    NOT_FOUND="There is no such poll or room, or the viewer may not see it.",
    NOT_ALLOWED="The viewer may not do this; without an identity: call joinAsGuest first.",
    SIGN_IN_REQUIRED="Only signed-in users may do this: people sign in at /sign-in of this server.",
    NOT_OPEN="The poll takes no votes now.",
    ALREADY_VOTED="The viewer has voted, and votes cannot be changed here.",
    INVALID_MARKS="The method or the poll's rules do not take these marks; `path` names the fault.",
    INVALID_INPUT="The input cannot be taken; `path` names the fault.",
    BALLOT_CODE_REQUIRED="This poll takes votes by ballot code.",
    BALLOT_CODE_INVALID="The ballot code is not one of this poll, or is spent.",
    CONFLICT="The poll is not in a state in which this can be done.",
    RATE_LIMITED="Too much at once; try again after `retryAfterSeconds`.",
    UNAVAILABLE="Nothing was stored; try again after `retryAfterSeconds`.",
)
