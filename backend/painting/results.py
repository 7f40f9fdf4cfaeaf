"""A result as the front end draws it: each option's figures, of a stated whole. See ui/results/figures.ts."""

import re
from collections.abc import Mapping
from typing import Any

from backend.painting.sentences import basis, outcome, turnout
from backend.painting.words import spoken

COLOURS = 8
SENTENCE_ENDS = re.compile(r"[.؟?!] ")

Poll = Mapping[str, Any]


def results_of(poll: Poll, mine: Mapping[str, str], heading: str | None) -> dict[str, Any]:
    """What the template of a result is given. mine: the viewer's marks, in a word or two, by option id."""
    words, tally = spoken(), poll["tally"]
    first, more = _headline(outcome(tally), poll)
    policy = poll["policy"]
    by_groups = tally["provisional"] and (policy["secret"] or policy["groupedResults"])
    return {
        "outcome": first,
        "more": more,
        "is_long": len(first) > 60,
        "is_so_far": tally["provisional"],
        "mark": _winner(poll),
        "heading": heading,
        "bars": None if tally["options"] is None else _bars(poll, mine),
        "hidden": words["hidden"].get(tally["hiddenBecause"] or ""),
        "basis": basis(poll) if _counts_are_seen(tally) else None,
        "turnout": turnout(tally, by_groups=by_groups),
        "level": words["levels"][policy["electorate"]],
    }


def _headline(sentence: str | None, poll: Poll) -> tuple[str, str]:
    """The first sentence, to be set large, and what it adds; a full stop within a label ends none."""
    if sentence is None:
        return "", ""
    dotted = [option["label"] for option in poll["options"] if ". " in option["label"]]
    for end in SENTENCE_ENDS.finditer(sentence):
        begins = [(sentence.rfind(label, 0, end.start() + len(label)), label) for label in dotted]
        if not any(0 <= at <= end.start() < at + len(label) - 1 for at, label in begins):
            return sentence[: end.start() + 1], sentence[end.end() :]
    return sentence, ""


def _counts_are_seen(tally: Mapping[str, Any]) -> bool:
    marked = (tally["turnout"] or 0) - (tally["blank"] or 0)
    return bool(marked and any(option["votes"] is not None for option in tally["options"] or ()))


def _winner(poll: Poll) -> int | None:
    """The position of the only winner of a closed poll."""
    winners = poll["tally"]["winners"] or []
    ids = [option["id"] for option in poll["options"]]
    if poll["tally"]["provisional"] or len(winners) != 1 or winners[0]["id"] not in ids:
        return None
    return ids.index(winners[0]["id"])


def _bars(poll: Poll, mine: Mapping[str, str]) -> list[dict[str, Any]]:
    tally = poll["tally"]
    spent = sum(max(0, option["points"] or 0) for option in tally["options"])
    return [
        {
            "label": option["option"]["label"],
            "position": position,
            "colour": position % COLOURS + 1,
            "mine": mine.get(option["option"]["id"]),
            "won": option["winner"] and not tally["provisional"],
            **_figures(poll, option, spent),
        }
        for position, option in enumerate(tally["options"])
    ]


def _figures(poll: Poll, option: Mapping[str, Any], spent: float) -> dict[str, Any]:
    """lead, count, unit and length (of the bar, 0 to 1); None is what there is not, or may not be seen."""
    method, votes, points = poll["method"], option["votes"], option["points"]
    if votes is None:  # Whoever may see no counts sees shares and places.
        return _shares(option)
    marked = (poll["tally"]["turnout"] or 0) - (poll["tally"]["blank"] or 0)
    match method:
        case "SINGLE_CHOICE" | "APPROVAL":
            figures = _shares(option) | _count(votes, "vote")
        case "INSTANT_RUNOFF" | "SINGLE_TRANSFERABLE_VOTE":
            figures = _shares(option) | _count(votes, "firstChoice")
        case "CONDORCET":
            place = _place(option["place"]) if option["place"] and marked else None
            figures = {"lead": place, "length": None, **_count(votes, "firstChoice")}
        case "BORDA":
            most = marked * (len(poll["options"]) - 1)
            figures = {"lead": None, "length": _part(points, most), **_count(points, "point")}
        case "SCORE" | "STAR":
            figures = _mean(poll["rules"], points, marked) | _count(points, "point")
        case _:
            unit = "point" if method == "POINTS" else "vote"
            figures = _part_of(points, spent) | _count(points, unit)
    return figures


def _part_of(number: float | None, of: float) -> dict[str, Any]:
    length = _part(number, of)
    return {"lead": spoken().percent(length) if of else None, "length": length}


def _shares(option: Mapping[str, Any]) -> dict[str, Any]:
    share, place = option["share"], option["place"]
    if share is not None:
        return {"lead": spoken().percent(share), "length": share}
    return {"lead": None if place is None else _place(place), "length": None}


def _mean(rules: Mapping[str, Any], points: float | None, marked: int) -> dict[str, Any]:
    """The mean over all votes that are not blank: it orders the options as their totals do."""
    if not marked or points is None:
        return {"lead": None, "length": 0.0}
    low, high = min(0, rules["minScore"] or 0), rules["maxScore"]
    return {"lead": spoken().one_decimal(points / marked), "length": _part(points / marked - low, high - low)}


def _count(number: float | None, unit: str) -> dict[str, Any]:
    if number is None:
        return {}
    words = spoken()
    return {"count": words.number(number), "unit": words.form(words["unit"][unit], number)}


def _place(place: int) -> str:
    words = spoken()
    return words.counted(words["place"], place)


def _part(number: float | None, of: float) -> float:
    return min(1.0, max(0.0, (number or 0) / of)) if of > 0 else 0.0
