"""A poll as one voter sees it: the ballot, the vote recorded, or the result. See features/vote/MyPart.tsx."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from backend.painting.ballots import KINDS, GivenBallot, ballot_of_vote, fields_of
from backend.painting.results import results_of
from backend.painting.sentences import refusal_sentence
from backend.painting.words import spoken

Poll = Mapping[str, Any]
# What the ballot itself tells, or asks for.
ANSWERED_HERE = frozenset({"NOT_OPEN", "BALLOT_CODE_REQUIRED"})
# Electorates whose votes are given by a code, from the host or by e-mail.
BY_CODE = frozenset({"BALLOT_CODE", "INVITED"})


def painted_poll(
    poll: Poll,
    *,
    ballot: GivenBallot | None = None,
    problem: str | None = None,
    kept: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """What the template of a poll is given.

    ballot: as given and refused, or to change a vote that is in; kept: see kept_by_voter.
    """
    state = poll["tally"]["state"]
    recorded = poll["viewerVote"] is not None
    may_change = recorded and state == "OPEN" and poll["policy"]["voteChange"] == "WHILE_OPEN"
    painted: dict[str, Any] = {
        "poll": poll,
        **head_of(poll),
        "problem": problem,
        "is_final": state == "CLOSED",
        "is_secret": poll["policy"]["secret"],
        "kept": kept,
        "is_signed_in": poll["policy"]["electorate"] == "SIGNED_IN" and (recorded or poll["viewerMayVote"]),
    }
    if recorded and not (may_change and ballot):
        return painted | _recorded(poll, may_change)
    if state == "CLOSED":
        return painted | {"part": "closed", "results": _results(poll, {})}
    return painted | _voting(poll, ballot, changing=recorded)


def head_of(poll: Poll) -> dict[str, Any]:
    """What the template of a poll's head is given: its state, and when that ends."""
    words, state, left = spoken(), poll["tally"]["state"], _time_left(poll)
    closes = words["closesIn"].replace("{}", left) if left else None
    return {"state": state, "state_words": words["states"][state], "clock": closes}


def _time_left(poll: Poll) -> str | None:
    """By the server's clock, where there is a deadline to come."""
    if poll["closesAt"] is None or poll["tally"]["state"] not in ("OPEN", "PAUSED"):
        return None
    left = datetime.fromisoformat(poll["closesAt"]) - datetime.fromisoformat(poll["serverTime"])
    seconds = max(0, round(left.total_seconds()))
    minutes, seconds = divmod(seconds, 60)
    hours, rest = divmod(minutes, 60)
    return f"{hours}:{rest:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def kept_by_voter(poll_id: str, ballot_key: str | None, receipt: str | None) -> dict[str, Any] | None:
    """What proves a vote, for the voter to keep; None where there is nothing."""
    if not receipt:
        return None
    check = "/verify#" + urlencode({"poll": poll_id, "receipt": receipt})
    return {"ballotKey": ballot_key, "receipt": receipt, "check": check}


def _recorded(poll: Poll, may_change: bool) -> dict[str, Any]:
    marks = _marks(poll)
    return {
        "part": "recorded",
        "receipt": kept_by_voter(poll["id"], None, poll["viewerVote"]["receipt"]),
        "marks": marks,
        "is_choice": KINDS[poll["method"]] == "choose",
        "may_change": may_change,
        # Seeing cannot be undone, so a vote that opened the results stays.
        "may_withdraw": may_change and poll["policy"]["resultsVisible"] != "AFTER_VOTING",
        "results": _results(poll, {mark["id"]: mark["tag"] for mark in marks}),
    }


def _results(poll: Poll, mine: Mapping[str, str]) -> dict[str, Any]:
    tally = poll["tally"]
    so_far = tally["provisional"] and not tally["hiddenBecause"]
    return results_of(poll, mine, spoken()["results" if so_far else "finalResults"])


def _voting(poll: Poll, ballot: GivenBallot | None, *, changing: bool) -> dict[str, Any]:
    words, state, tally = spoken(), poll["tally"]["state"], poll["tally"]
    refusal = poll["viewerMayNotVoteBecause"]
    electorate = poll["policy"]["electorate"]
    answered_here = ANSWERED_HERE | ({"NOT_ALLOWED"} if electorate == "INVITED" else set())
    barred = state == "OPEN" and not changing and refusal is not None and refusal["code"] not in answered_here
    shows_results = not changing and state != "DRAFT"
    return {
        "part": "ballot",
        "notice": refusal_sentence(refusal) if barred else words["notices"].get(state),
        "signs_in": barred and refusal["code"] == "SIGN_IN_REQUIRED",
        "may_send": state == "OPEN" and not barred,
        "changing": changing,
        "is_invited": electorate == "INVITED",
        "needs_code": electorate in BY_CODE and not changing and refusal is not None,
        "request": uuid4() if poll["policy"]["secret"] else None,
        "is_given": ballot is not None,
        "ballot": fields_of(poll, ballot or GivenBallot()),
        "hidden": words["hidden"].get(tally["hiddenBecause"] or "") if shows_results else None,
        "results": results_of(poll, {}, None) if shows_results and not tally["hiddenBecause"] else None,
    }


def _marks(poll: Poll) -> list[dict[str, Any]]:
    """The recorded vote in the words of its method: rankings by rank, all else in the options' order."""
    kind, given = KINDS[poll["method"]], ballot_of_vote(poll["viewerVote"]).values
    marks = [
        {**option, "position": position, "value": int(given[option["id"]])}
        for position, option in enumerate(poll["options"])
        if option["id"] in given and not (kind == "spend" and given[option["id"]] == "0")
    ]
    if kind == "rank":
        marks.sort(key=lambda mark: mark["value"])
    return [mark | _said(poll, kind, mark["value"]) for mark in marks]


def _said(poll: Poll, kind: str, value: int) -> dict[str, str]:
    """A mark's rank or value beside its option, and the tag beside the option in a result."""
    words = spoken()
    tag = words.counted(words["yourValue"], value)
    match kind:
        case "choose":
            return {"tag": words["yourVote"]}
        case "rank":
            return {"rank": f"{value}.", "tag": words.counted(words["yourRank"], value)}
        case "score":
            return {"said": words.counted(words["score"], value, poll["rules"]["maxScore"]), "tag": tag}
    if poll["method"] == "POINTS":
        return {"said": words.counted(words["points"], value), "tag": tag}
    bought = words["votesAgainst" if value < 0 else "votesFor"]
    return {"said": words.counted(bought, abs(value), value * value), "tag": tag}
