"""What a painted page says: the front end's own sentences, so that nothing changes when it takes over."""

from collections.abc import Mapping, Sequence
from typing import Any

STATES = {
    "DRAFT": "Not open yet",
    "OPEN": "Voting is open",
    "PAUSED": "Voting is paused",
    "CLOSED": "Voting is closed",
}
HIDDEN = {
    "VOTE_FIRST": "You’ll see the results when you have voted.",
    "NOT_CLOSED": "You’ll see the results when voting closes.",
    "NOT_REVEALED": "The host will show the results soon.",
    "HOST_ONLY": "The host keeps the results of this question.",
}
LEVELS = {
    "ANYONE": "One vote per browser",
    "BALLOT_CODE": "One vote per ballot code",
    "INVITED": "One vote per invited address",
    "SIGNED_IN": "One vote per signed-in user",
}
NOTICES = {
    "DRAFT": "Voting opens soon. Read the question in peace; this page moves on by itself.",
    "PAUSED": "The host has paused voting. Your choice stays here.",
}
REFUSALS = {
    "NOT_FOUND": "This is no longer here. The host may have removed it.",
    "NOT_ALLOWED": "That isn’t possible here.",
    "SIGN_IN_REQUIRED": "This question is for people who are signed in.",
    "NOT_OPEN": "Voting isn’t open right now.",
    "ALREADY_VOTED": "Your vote is already in, and this question takes one vote that stays.",
    "BALLOT_CODE_REQUIRED": "This question asks for a ballot code.",
    "BALLOT_CODE_INVALID": "That ballot code can’t vote here: somebody has voted with it already, "
    "or it is for another question. Check each character.",
    "UNAVAILABLE": "The vote store can’t be reached right now. Nothing was changed; try again in a moment.",
    "INTERNAL": "Something went wrong on our side. Your choice is still here.",
}
SIGN_IN = "Sign in to vote"
SIGN_OUT = "Not you? Sign out here"
NO_COOKIES = (
    "Your browser kept no cookie of this site, so this vote could not be told from a forged one. "
    "Allow cookies here, and vote again."
)
NO_NUMBER = "Write a whole number here, or nothing."
SECRET = {
    "notice": "This vote is secret: what you mark is kept apart from who voted, "
    "and results come after the close.",
    "marks": "What you marked is secret; no page shows it again, not even this one.",
    "kept": "Only this key can change your vote; the receipt proves that it is counted, "
    "and not what you marked. Copy them now: no page shows them again.",
    "kept_final": "It proves that your vote is counted, and not what you marked. "
    "Copy it now: no page shows it again.",
}
RECEIPT = "Once voting has closed, it proves that your vote is counted, and not what you marked."
_LAST_ROUND = "Shares are of the votes that still count in the last round; first choices stand beside them."
BASIS = {
    "INSTANT_RUNOFF": _LAST_ROUND,
    "SINGLE_TRANSFERABLE_VOTE": _LAST_ROUND,
    "CONDORCET": "Places come from comparing each pair of options. First choices alone decide nothing here.",
    "POINTS": "Shares are of all points spent.",
    "QUADRATIC": "Shares are of all votes bought.",
}
UNRANKED = {
    "INSTANT_RUNOFF": "Options you leave out never get your vote.",
    "SINGLE_TRANSFERABLE_VOTE": "Options you leave out never get your vote.",
    "BORDA": "Options you leave out share the places below.",
}


def refusal_sentence(refusal: Mapping[str, Any]) -> str:
    """What a refusal means to a person; the server's own words where the input is what has to change."""
    if refusal["code"] != "RATE_LIMITED":
        return REFUSALS.get(refusal["code"], str(refusal["message"]))
    seconds = refusal.get("retryAfterSeconds")
    if not seconds:
        return "A lot is going on. Try again in a moment."
    return f"A lot is going on. Try again in {seconds} {'second' if seconds == 1 else 'seconds'}."


def number(value: float) -> str:
    """1,204 or 23.5, at most two decimals."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def counted(many: float, one: str) -> str:
    """1 vote, 1,204 votes."""
    return f"{number(many)} {one if many == 1 else one + 's'}"


def percent(share: float) -> str:
    """A share of 0 to 1 in whole percents; to a tenth where rounding would tell of nothing or of all."""
    near_an_end = 0 < share < 0.01 or 0.99 < share < 1
    return f"{number(round(share * 100, 1))}%" if near_an_end else f"{int(share * 100 + 0.5)}%"


def ordinal(rank: int) -> str:
    """1st, 2nd, 3rd, 4th …"""
    ends = {1: "st", 2: "nd", 3: "rd"}
    return f"{rank}{'th' if 11 <= rank % 100 <= 13 else ends.get(rank % 10, 'th')}"


def listed(names: Sequence[str]) -> str:
    """A, B, and C."""
    if len(names) < 3:
        return " and ".join(names)
    return f"{', '.join(names[:-1])}, and {names[-1]}"


def turnout(tally: Mapping[str, Any], *, by_groups: bool) -> str | None:
    """How many took part, and how many of them chose nothing."""
    if tally["turnout"] is None:
        return None
    if tally["turnout"] == 0:
        return "Votes show here a few at a time" if by_groups else "No votes yet"
    voted = f"{tally['turnout']:,} {'person has' if tally['turnout'] == 1 else 'people have'} voted"
    return f"{voted}, {tally['blank']:,} of them blank" if tally["blank"] else voted


def outcome(tally: Mapping[str, Any]) -> str | None:
    """How a closed poll ended; None while it may still change, or where it may not be seen."""
    if tally["headline"]:
        return str(tally["headline"])
    if tally["provisional"] or tally["winners"] is None:
        return None
    if not tally["winners"]:
        return "Nothing was chosen, so nothing wins."
    names = listed([winner["label"] for winner in tally["winners"]])
    if tally["tied"]:
        return f"It’s a tie between {names}."
    return f"{names} wins." if len(tally["winners"]) == 1 else f"{names} win."


def basis(poll: Mapping[str, Any]) -> str | None:
    """Of what whole the bars are, where one look does not say it. For tallies whose counts may be seen."""
    tally, rules, method = poll["tally"], poll["rules"], poll["method"]
    marked = tally["turnout"] - tally["blank"]
    of_marked = f"Shares are of the {counted(marked, 'vote')} that chose something."
    match method:
        case "SINGLE_CHOICE":
            return of_marked if tally["blank"] else None
        case "APPROVAL":
            several = "Each may choose several, so they add up to more than 100%."
            return None if rules["maxChoices"] == 1 else f"{of_marked} {several}"
        case "BORDA":
            most = marked * (len(poll["options"]) - 1)
            return f"A full bar would be {most:,} points: first on every vote."
        case "SCORE" | "STAR":
            left_out = "what was not scored counts as 0"
            return f"Means of {counted(marked, 'vote')}; {left_out}. A full bar is {rules['maxScore']}."
    return BASIS[method]


def choosing_hint(least: int, most: int, options: int) -> str | None:
    """How many to choose; None where a radio button says it all."""
    if most == 1:
        return None
    if least == most:
        return f"Choose {most}."
    if least <= 1:
        return "Choose as many as you like." if most >= options else f"Choose up to {most}."
    return f"Choose at least {least}." if most >= options else f"Choose {least} to {most}."


def ranks_hint(rules: Mapping[str, Any], options: int) -> str:
    """How many ranks there are, where not each option can have one."""
    most = rules["maxRanks"]
    return "" if most is None or most >= options else f" You can use {counted(most, 'rank')}."


def ranking_hint(method: str, rules: Mapping[str, Any]) -> str:
    """What leaving out means, and whether ranks may be shared."""
    if method in ("INSTANT_RUNOFF", "SINGLE_TRANSFERABLE_VOTE"):
        return UNRANKED[method]
    left_out = "are compared with nothing" if rules["unranked"] == "NO_OPINION" else "count as last"
    return f"Two options may share a rank. {UNRANKED.get(method, f'Options you leave out {left_out}.')}"


def giving_hint(method: str, rules: Mapping[str, Any]) -> str:
    """How to score, or to spend."""
    if method in ("SCORE", "STAR"):
        low, high = rules["minScore"], rules["maxScore"]
        return f"Score the options from {low} to {high}; {high} is best. What you leave out counts as 0."
    if method == "POINTS":
        return f"Share out {counted(rules['budget'], 'point')} as you like. You may keep some."
    costs = "One vote costs 1 credit, two cost 4, three cost 9, and so on."
    against = " You may also vote against an option." if (rules["minScore"] or 0) < 0 else ""
    return f"You have {counted(rules['budget'], 'credit')}. {costs}{against}"
