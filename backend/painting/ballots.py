"""A ballot of plain form fields: what it is painted from, and what it says when it comes back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.http import QueryDict

from backend.painting.sentences import choosing_hint, giving_hint, ranking_hint
from backend.painting.words import spoken

KINDS = {
    "SINGLE_CHOICE": "choose",
    "APPROVAL": "choose",
    "INSTANT_RUNOFF": "rank",
    "SINGLE_TRANSFERABLE_VOTE": "rank",
    "CONDORCET": "rank",
    "BORDA": "rank",
    "SCORE": "score",
    "STAR": "score",
    "POINTS": "spend",
    "QUADRATIC": "spend",
}
# As the app: more scores than these are written, not tapped; longer lists get a field to find options by.
MOST_CELLS, LONG, MOST_AT_FIRST = 11, 20, 100
LONGEST_DIGITS = 6


@dataclass(frozen=True, slots=True)
class GivenBallot:
    """What was marked: values by option id, as text; and where the fault is, if one was found.

    code, key: for a poll by ballot code, and to change the vote of a secret one; empty where none was given.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    code: str = ""
    key: str = ""
    fault: str | None = None
    at: str | None = None


def ballot_of_vote(vote: Mapping[str, Any] | None) -> GivenBallot:
    """The ballot that a recorded vote was given with; blank where there is none."""
    marks = (vote or {}).get("marks") or ()
    return GivenBallot({mark["option"]["id"]: str(mark["value"]) for mark in marks})


def read_ballot(form: QueryDict, kind: str) -> GivenBallot:
    """What the form's fields say. Names: `choose`, or the kind and an option's id, such as `rank.{id}`."""
    ballot = GivenBallot(code=form.get("code", "").strip(), key=form.get("key", "").strip())
    if kind == "choose":
        return replace(ballot, values=dict.fromkeys(form.getlist("choose"), "1"))
    begin = f"{kind}."
    values = {
        name.removeprefix(begin): str(value).strip()
        for name, value in form.items()
        if name.startswith(begin) and str(value).strip()
    }
    wrong = next((option for option, value in values.items() if not _is_whole(value)), None)
    return replace(ballot, values=values, fault=spoken()["plain"]["noNumber"] if wrong else None, at=wrong)


def shown_with(ballot: GivenBallot) -> dict[str, str]:
    """What the vote is shown to be the voter's with, as the schema's input names it."""
    shown = {"ballotCode": ballot.code, "ballotKey": ballot.key}
    return {name: text for name, text in shown.items() if text}


def _is_whole(value: str) -> bool:
    digits = value.removeprefix("-")
    return digits.isascii() and digits.isdigit() and len(digits) <= LONGEST_DIGITS


def marks_of(ballot: GivenBallot, kind: str) -> dict[str, Any]:
    """The ballot as the schema's MarksInput. Of ranks only the order counts: gaps are closed."""
    if kind == "choose":
        return {"choose": list(ballot.values)}
    numbers = {option: int(value) for option, value in ballot.values.items()}
    if kind == "rank":
        ranks = sorted(set(numbers.values()))
        return {"rank": [[option for option, rank in numbers.items() if rank == own] for own in ranks]}
    return {kind: [{"optionId": option, "value": value} for option, value in numbers.items()]}


def faulty(ballot: GivenBallot, kind: str, refusal: Mapping[str, Any]) -> GivenBallot:
    """The ballot with the refusal at the option that its path names, if it names one."""
    _, *path = refusal["path"] or [""]
    place: Any = marks_of(ballot, kind).get(kind)
    if refusal["code"] != "INVALID_MARKS" or path[:1] != [kind]:
        return ballot
    for step in path[1:]:
        if not (isinstance(place, list) and step.isdigit() and int(step) < len(place)):
            break
        place = place[int(step)]
    option = place["optionId"] if isinstance(place, dict) else place
    return replace(ballot, fault=refusal["message"], at=option if isinstance(option, str) else None)


def fields_of(poll: Mapping[str, Any], ballot: GivenBallot) -> dict[str, Any]:
    """What the template of a ballot is given."""
    words, method, rules, options = spoken(), poll["method"], poll["rules"], poll["options"]
    kind = KINDS[method]
    most = min(rules["maxChoices"] or len(options), len(options))
    rows = [_row(option, position, ballot, method) for position, option in enumerate(options)]
    return {
        "kind": kind,
        "code": ballot.code,
        "key": ballot.key,
        "single": method == "SINGLE_CHOICE" or (kind == "choose" and most == 1),
        "rows": rows[:MOST_AT_FIRST],
        "rest": rows[MOST_AT_FIRST:],
        "is_long": len(options) > LONG,
        "ranks": range(1, min(rules["maxRanks"] or len(options), len(options)) + 1),
        "shares_ranks": method in ("CONDORCET", "BORDA"),
        "purse": words.counted(words["left"][_money(method)], rules["budget"] or 0),
        **_range(method, rules),
        **_hints(method, rules, options),
    }


def _row(option: Mapping[str, Any], position: int, ballot: GivenBallot, method: str) -> dict[str, Any]:
    words, value = spoken(), ballot.values.get(option["id"])
    says = words["spentOn"][_money(method)] if KINDS[method] == "spend" else words["scoreOf"]
    return {
        **option,
        "position": position,
        "value": value,
        "says": says.replace("{}", option["label"]),
        "cost": words["firstCost"] if method == "QUADRATIC" else None,
        "number": int(value) if value is not None and _is_whole(value) else None,
        "fault": ballot.fault if ballot.at == option["id"] else None,
    }


def _money(method: str) -> str:
    return "points" if method == "POINTS" else "credits"


def _range(method: str, rules: Mapping[str, Any]) -> dict[str, Any]:
    low, high = rules["minScore"] or 0, rules["maxScore"] or 0
    tapped = method in ("SCORE", "STAR") and high - low < MOST_CELLS
    written = {"lowest": low, "highest": high if method in ("SCORE", "STAR") else rules["budget"]}
    return {"cells": range(low, high + 1) if tapped else None, **written}


def _hints(method: str, rules: Mapping[str, Any], options: Sequence[Any]) -> dict[str, Any]:
    """How to mark the ballot: by tapping, where that differs, and with plain fields."""
    words, kind = spoken(), KINDS[method]
    if kind == "choose":
        least = 1 if method == "SINGLE_CHOICE" else rules["minChoices"] or 1
        most = 1 if method == "SINGLE_CHOICE" else min(rules["maxChoices"] or len(options), len(options))
        return {"hint": choosing_hint(least, most, len(options)), "empty": words["pickFirst"]}
    if kind == "rank":
        more = ranking_hint(method, rules, len(options))
        hints = {"hint": f"{words['tapRanks']}{more}", "plain_hint": f"{words['plain']['rankHint']}{more}"}
        return {**hints, "empty": words["rankFirst"]}
    empty = words["scoreFirst"] if kind == "score" else words["spendFirst"][_money(method)]
    return {"hint": giving_hint(method, rules), "empty": empty}
