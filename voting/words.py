"""The domain's enumerations: one word for one thing, from the database to the screen."""

from enum import StrEnum


class VotingMethod(StrEnum):
    """How votes are marked and counted."""

    SINGLE_CHOICE = "SINGLE_CHOICE"
    APPROVAL = "APPROVAL"
    INSTANT_RUNOFF = "INSTANT_RUNOFF"
    SINGLE_TRANSFERABLE_VOTE = "SINGLE_TRANSFERABLE_VOTE"
    CONDORCET = "CONDORCET"
    BORDA = "BORDA"
    SCORE = "SCORE"
    STAR = "STAR"
    POINTS = "POINTS"
    QUADRATIC = "QUADRATIC"


class PollState(StrEnum):
    """Where a poll stands: DRAFT → OPEN ⇄ PAUSED → CLOSED."""

    DRAFT = "DRAFT"
    OPEN = "OPEN"
    PAUSED = "PAUSED"
    CLOSED = "CLOSED"


class ResultsVisible(StrEnum):
    """When those who are not the host may see the results."""

    ALWAYS = "ALWAYS"
    AFTER_VOTING = "AFTER_VOTING"
    AFTER_CLOSING = "AFTER_CLOSING"
    AFTER_REVEAL = "AFTER_REVEAL"
    HOST_ONLY = "HOST_ONLY"


class ResultsDetail(StrEnum):
    """How much of the results those who are not the host may see."""

    COUNTS = "COUNTS"
    PERCENTAGES = "PERCENTAGES"
    WINNER_ONLY = "WINNER_ONLY"
    TURNOUT_ONLY = "TURNOUT_ONLY"


class VoteChange(StrEnum):
    """Whether a vote may be changed or withdrawn."""

    NEVER = "NEVER"
    WHILE_OPEN = "WHILE_OPEN"


class Electorate(StrEnum):
    """Who may vote."""

    ANYONE = "ANYONE"
    BALLOT_CODE = "BALLOT_CODE"
    INVITED = "INVITED"
    SIGNED_IN = "SIGNED_IN"


class Delivery(StrEnum):
    """How far an invitation is on its way: WAITING → SENDING → SENT or FAILED."""

    WAITING = "WAITING"
    SENDING = "SENDING"
    SENT = "SENT"
    FAILED = "FAILED"


class Unranked(StrEnum):
    """What options that a ranking leaves out mean."""

    LAST = "LAST"
    NO_OPINION = "NO_OPINION"


class Ties(StrEnum):
    """Whether a tie for the win is shared or decided by lot."""

    SHARED = "SHARED"
    LOT = "LOT"


class VoteStatus(StrEnum):
    """What became of a vote that was cast."""

    NEW = "NEW"
    UNCHANGED = "UNCHANGED"
    REPLACED = "REPLACED"


class HiddenBecause(StrEnum):
    """Why an audience does not see the results."""

    VOTE_FIRST = "VOTE_FIRST"
    NOT_CLOSED = "NOT_CLOSED"
    NOT_REVEALED = "NOT_REVEALED"
    HOST_ONLY = "HOST_ONLY"


class RoundStatus(StrEnum):
    """What a round made of an option."""

    CONTINUING = "CONTINUING"
    ELECTED = "ELECTED"
    ELIMINATED = "ELIMINATED"
    OUT = "OUT"


class ReasonKind(StrEnum):
    """Why something came out as it did."""

    MOST_VOTES = "MOST_VOTES"
    WINNER_TIE = "WINNER_TIE"
    NO_VOTES = "NO_VOTES"
    MAJORITY = "MAJORITY"
    FINAL_PAIR = "FINAL_PAIR"
    ELIMINATED_FEWEST = "ELIMINATED_FEWEST"
    ELIMINATED_WITHOUT_VOTES = "ELIMINATED_WITHOUT_VOTES"
    ELECTED_BY_QUOTA = "ELECTED_BY_QUOTA"
    ELECTED_AS_LAST = "ELECTED_AS_LAST"
    AS_MANY_AS_SEATS = "AS_MANY_AS_SEATS"
    SURPLUS_TRANSFERRED = "SURPLUS_TRANSFERRED"
    TIE = "TIE"
    LEADER_LOST = "LEADER_LOST"
    BEATS_ALL = "BEATS_ALL"
    NO_CONDORCET_WINNER = "NO_CONDORCET_WINNER"
    WOULD_BEAT = "WOULD_BEAT"
    FINALISTS = "FINALISTS"
    RUNOFF = "RUNOFF"
    SCORE_LEADER_LOST = "SCORE_LEADER_LOST"
    MOST_POINTS = "MOST_POINTS"


class Unit(StrEnum):
    """What the figures of a reason count."""

    VOTES = "VOTES"
    POINTS = "POINTS"


class TieDecision(StrEnum):
    """What decided a tie."""

    EARLIER_ROUND = "EARLIER_ROUND"
    HEAD_TO_HEAD = "HEAD_TO_HEAD"
    HIGHER_TOTAL = "HIGHER_TOTAL"
    MOST_TOP_SCORES = "MOST_TOP_SCORES"
    LOT = "LOT"
    SHARED = "SHARED"
