"""`/{joinCode}`: the voter's page, painted for each visitor, and the door for votes sent by its plain form.

Both ask the schema what the app itself would ask, as the same viewer and out of the same budgets, so that a
vote without scripts meets the same rules as any other.
"""

import json
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any, Self
from uuid import UUID, uuid5

from django.core.handlers.asgi import ASGIRequest
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.translation import get_language_from_request, override
from django.views.decorators.http import require_http_methods

from backend.asking import REFUSAL, ask, change
from backend.identity import carries_csrf_token, comes_from_us, sender_of, viewer_of_visit
from backend.pages import app_page, bring_cookies, csrf_token_of
from backend.painting.ballots import (
    GivenBallot,
    ballot_of_vote,
    faulty,
    marks_of,
    read_ballot,
    shown_with,
)
from backend.painting.built import BuiltApp, built_app
from backend.painting.page import painted_page
from backend.painting.polls import kept_by_voter, painted_poll
from backend.painting.sentences import refusal_sentence
from backend.painting.words import spoken
from voting.guests import BadToken, new_guest
from voting.permissions import Viewer

KINDS = frozenset({"choose", "rank", "score", "spend"})
# Refusals that are told as what they are in HTTP; all others are conflicts with the poll's state or policy.
STATUS = {
    "INVALID_MARKS": HTTPStatus.UNPROCESSABLE_ENTITY,
    "INVALID_INPUT": HTTPStatus.UNPROCESSABLE_ENTITY,
    "NOT_FOUND": HTTPStatus.NOT_FOUND,
    "RATE_LIMITED": HTTPStatus.TOO_MANY_REQUESTS,
    "UNAVAILABLE": HTTPStatus.SERVICE_UNAVAILABLE,
    "INTERNAL": HTTPStatus.INTERNAL_SERVER_ERROR,
}


@dataclass(frozen=True, slots=True)
class Visit:
    """One request for a room's page, and who makes it: a new guest where nobody is known."""

    request: ASGIRequest
    join_code: str
    built: BuiltApp
    viewer: Viewer

    @classmethod
    async def of(cls, request: ASGIRequest, join_code: str, built: BuiltApp) -> Self:
        """The visit, its viewer found out."""
        try:
            viewer = await viewer_of_visit(request.scope)
        except BadToken:
            viewer = None
        return cls(request, join_code, built, viewer or new_guest())

    @property
    def path(self) -> str:
        """The page's own address."""
        return f"/{self.join_code}"

    async def room(self) -> dict[str, Any] | None:
        """The answer to the app's first question; None where there is none to paint from."""
        return await ask(
            self.request, self.viewer, self.built.questions["room"], {"joinCode": self.join_code}
        )


@require_http_methods(["GET", "HEAD", "POST"])
async def participant_page(request: ASGIRequest, join_code: str) -> HttpResponse:
    """The room's page for its voters; by POST, a vote."""
    built = built_app()
    if built is None:
        return await app_page(request)
    visit = await Visit.of(request, join_code, built)
    with override(get_language_from_request(request)):
        response = await (_take(visit) if request.method == "POST" else _show(visit))
    # Another site's form comes without the browser's cookies: new ones would take their place.
    if request.method != "POST" or comes_from_us(sender_of(request.scope)):
        bring_cookies(request, response, visit.viewer)
    return response


async def _show(visit: Visit) -> HttpResponse:
    answer = await visit.room()
    if answer is None:  # The app asks again, with patience.
        return await app_page(visit.request)
    poll = (answer["room"] or {}).get("currentPoll")
    reopened = ballot_of_vote(poll["viewerVote"]) if poll and "change" in visit.request.GET else None
    return _painted(visit, answer, ballot=reopened)


def _painted(
    visit: Visit,
    answer: dict[str, Any],
    *,
    ballot: GivenBallot | None = None,
    problem: str | None = None,
    kept: dict[str, Any] | None = None,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    """The page as the room stands. ballot: marks to begin with; problem: why a vote was not taken."""
    room = answer["room"]
    view: dict[str, Any] = {"join_code": visit.join_code, "title": "", "part": "unknown"}
    if room is not None:
        poll = room["currentPoll"]
        view |= {"is_host": room["viewerIsHost"], "room_title": room["title"]}
        if poll is None:
            view["part"] = "lobby"
        else:
            view |= painted_poll(poll, ballot=ballot, problem=problem, kept=kept)
        view["title"] = poll["question"] if poll else room["title"]
    return _page(visit, view, {"joinCode": visit.join_code, "data": answer, "kept": kept}, status)


def _page(visit: Visit, view: dict[str, Any], seed: object, status: HTTPStatus) -> HttpResponse:
    view |= {"action": visit.path, "csrf_token": csrf_token_of(visit.request)}
    return painted_page(visit.request, visit.built, view, seed, status)


async def _take(visit: Visit) -> HttpResponse:
    """Carry out what the form asks for, and show what came of it."""
    form = visit.request.POST
    kind, poll_id = form.get("kind", ""), form.get("poll", "")
    blank = form.get("act") == "blank"
    ballot = read_ballot(form, kind if kind in KINDS else "")
    if blank:
        ballot = replace(ballot, values={}, fault=None, at=None)
    if not carries_csrf_token(visit.request):
        return await _not_taken(visit, poll_id, ballot, spoken()["plain"]["noCookies"], HTTPStatus.FORBIDDEN)
    if ballot.fault:
        return await _not_taken(visit, poll_id, ballot, ballot.fault, HTTPStatus.UNPROCESSABLE_ENTITY)
    if form.get("act") == "withdraw":
        given = {"pollId": poll_id, "ballotKey": ballot.key or None}
        answer = await change(visit.request, visit.viewer, "withdrawVote", given)
    elif kind in KINDS:
        vote = {"pollId": poll_id, "marks": marks_of(ballot, kind), **shown_with(ballot)}
        vote |= _request_of(form, vote)
        answer = await change(visit.request, visit.viewer, "castVote", vote)
    else:
        return HttpResponse("This form is none of ours.\n", status=400, content_type="text/plain")
    if answer["__typename"] == REFUSAL:
        return await _refused(visit, poll_id, faulty(ballot, kind, answer), answer)
    key = answer.get("ballotKey")
    return await _taken(
        visit, poll_id, kept_by_voter(poll_id, key, answer["vote"]["receipt"]) if key else None
    )


def _request_of(form: QueryDict, vote: dict[str, Any]) -> dict[str, str]:
    """The requestId of a secret poll's form: the same form with the same marks is told its key again."""
    try:
        return {"requestId": str(uuid5(UUID(form.get("request", "")), json.dumps(vote)))}
    except ValueError:
        return {}


async def _refused(visit: Visit, poll_id: str, ballot: GivenBallot, refusal: dict[str, Any]) -> HttpResponse:
    sentence = refusal_sentence(refusal)
    status = STATUS.get(refusal["code"], HTTPStatus.CONFLICT)
    response = await _not_taken(visit, poll_id, ballot, sentence, status)
    if refusal["retryAfterSeconds"]:
        response["Retry-After"] = str(refusal["retryAfterSeconds"])
    return response


async def _taken(visit: Visit, poll_id: str, kept: dict[str, Any] | None) -> HttpResponse:
    """Back to the page, which shows the vote; or a word about it, where the room has moved on since.

    kept: of a secret poll, to be shown at once: it is told only now.
    """
    answer = await visit.room()
    shows = answer is not None and _shows(answer, poll_id)
    if kept is None and (shows or answer is None):
        response: HttpResponse = HttpResponseRedirect(visit.path)
        response.status_code = HTTPStatus.SEE_OTHER
        response["Cache-Control"] = "no-store"
        return response
    if answer is not None and shows:
        return _painted(visit, answer, kept=kept)
    words = spoken()
    text = words["plain"]["movedOn"] if answer else ""
    view = {"title": words["recorded"], "text": text, "link": words["plain"]["goOn"], "kept": kept}
    return _aside(visit, view, HTTPStatus.OK)


async def _not_taken(
    visit: Visit, poll_id: str, ballot: GivenBallot, problem: str, status: HTTPStatus
) -> HttpResponse:
    """The ballot again, with what was marked and why it was not taken."""
    answer = await visit.room()
    if answer is None or not _shows(answer, poll_id):
        plain = spoken()["plain"]
        return _aside(visit, {"title": plain["notTaken"], "text": problem, "link": plain["toRoom"]}, status)
    return _painted(visit, answer, ballot=ballot, problem=problem, status=status)


def _aside(visit: Visit, view: dict[str, Any], status: HTTPStatus) -> HttpResponse:
    return _page(
        visit,
        {"part": "aside", "title": view["title"], "aside": view, "kept": view.get("kept")},
        None,
        status,
    )


def _shows(answer: dict[str, Any], poll_id: str) -> bool:
    poll = (answer["room"] or {}).get("currentPoll")
    return poll is not None and poll["id"] == poll_id
