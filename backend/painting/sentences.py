"""A poll and its tally in sentences, as the app has them. See ui/results/sentences.ts, ballot/hints.ts."""

from collections.abc import Mapping
from typing import Any

from backend.painting.words import spoken

BASIS = {
    "INSTANT_RUNOFF": "ofLastRound",
    "SINGLE_TRANSFERABLE_VOTE": "ofLastRound",
    "CONDORCET": "ofCondorcet",
    "POINTS": "ofPoints",
    "QUADRATIC": "ofQuadratic",
}


def refusal_sentence(refusal: Mapping[str, Any]) -> str:
    """What a refusal means to a person; the server's own words where the input is what has to change."""
    words, code = spoken(), refusal["code"]
    if code == "INTERNAL":
        return str(words["failed"])
    if code == "RATE_LIMITED":
        return words.counted(words["tryAgainIn"], refusal.get("retryAfterSeconds") or 0)
    return str(words["refusals"].get(code, "{}")).replace("{}", str(refusal["message"]))


def turnout(tally: Mapping[str, Any], *, by_groups: bool) -> str | None:
    """How many took part, and how many of them chose nothing."""
    words, voted, blank = spoken(), tally["turnout"], tally["blank"]
    if voted is None:
        return None
    if voted == 0:
        return str(words["fewAtATime"] if by_groups else words["noVotes"])
    said = words.counted(words["voted"], voted)
    return words.counted(words["withBlank"], blank).replace("{}", said) if blank else said


def outcome(tally: Mapping[str, Any]) -> str | None:
    """How a closed poll ended; None while it may still change, or where it may not be seen."""
    words = spoken()
    if tally["headline"] and words.language == "en":
        return str(tally["headline"])  # the server's, which says more
    if tally["provisional"] or tally["winners"] is None:
        return None
    if not tally["winners"]:
        return str(words["nothingWins"])
    several = "tie" if tally["tied"] else "winTogether"
    sentence: str = words["wins" if len(tally["winners"]) == 1 else several]
    return sentence.replace("{}", words.listed([winner["label"] for winner in tally["winners"]]))


def basis(poll: Mapping[str, Any]) -> str | None:
    """Of what whole the bars are, where one look does not say it. For tallies whose counts may be seen."""
    words, tally, rules, method = spoken(), poll["tally"], poll["rules"], poll["method"]
    marked = tally["turnout"] - tally["blank"]
    match method:
        case "SINGLE_CHOICE":
            return words.counted(words["ofMarked"], marked) if tally["blank"] else None
        case "APPROVAL":
            return None if rules["maxChoices"] == 1 else words.counted(words["ofApproval"], marked)
        case "BORDA":
            return words.counted(words["ofBorda"], marked * (len(poll["options"]) - 1))
        case "SCORE" | "STAR":
            return words.counted(words["ofScores"], marked, rules["maxScore"])
    return str(words[BASIS[method]])


def choosing_hint(least: int, most: int, options: int) -> str | None:
    """How many to choose; None where a radio button says it all."""
    words = spoken()
    limits = words["limits"]
    if most == 1:
        return None
    if least == most:
        return words.counted(limits["exactly"], most)
    if least <= 1:
        return str(limits["any"]) if most >= options else words.counted(limits["upTo"], most)
    if most >= options:
        return words.counted(limits["atLeast"], least)
    return words.counted(limits["range"], most, least)


def ranking_hint(method: str, rules: Mapping[str, Any], options: int) -> str:
    """How many ranks there are, where not each option can have one; what leaving out means."""
    words, most = spoken(), rules["maxRanks"]
    ranks = "" if most is None or most >= options else words.counted(words["ranks"], most)
    if method in ("INSTANT_RUNOFF", "SINGLE_TRANSFERABLE_VOTE"):
        return f"{ranks} {words['runoffLeftOut']}"
    if method == "BORDA":
        left_out = words["bordaLeftOut"]
    else:
        left_out = words["noOpinionLeftOut" if rules["unranked"] == "NO_OPINION" else "lastLeftOut"]
    return f"{ranks} {words['equalsHint']} {left_out}"


def giving_hint(method: str, rules: Mapping[str, Any]) -> str:
    """How to score, or to spend."""
    words = spoken()
    if method in ("SCORE", "STAR"):
        scores: str = words["scoreHint"]
        for place, score in enumerate((rules["minScore"], rules["maxScore"])):
            scores = scores.replace(f"{{{place}}}", str(score))
        return f"{scores} {words['scoreLeftOut']}"
    hint = words.counted(words["spendHint"]["points" if method == "POINTS" else "credits"], rules["budget"])
    return f"{hint} {words['againstHint']}" if (rules["minScore"] or 0) < 0 else hint
