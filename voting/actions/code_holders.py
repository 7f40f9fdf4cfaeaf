"""Who holds a ballot code, within a batch: read with the polls held, spent together with the votes."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from voting.actions.ballot_codes import (
    BY_CODE,
    another_code,
    code_needed,
    code_spent,
    code_unknown,
    digests_of,
    read_code,
)
from voting.actions.rows import Place, fields_of
from voting.actions.statements import Statement, among, as_stored, names_of, read_with, rows_of
from voting.errors import Refused
from voting.models import BallotCode, Poll
from voting.permissions import Viewer
from voting.words import PollState

CODE = fields_of(BallotCode, "id", "poll", "digest", "voter")
Shown = tuple[UUID, str | None]


@dataclass(slots=True)
class HeldCode:
    """A code as it stands; voter: who has voted with it."""

    key: int
    voter: UUID | None


class CodeHolders:
    """The codes of the polls that ask for them, as far as they concern these voters."""

    def __init__(
        self, polls: Collection[UUID], voters: Collection[UUID], shown: Iterable[Shown] = ()
    ) -> None:
        self._digests: dict[tuple[UUID, str], list[bytes]] = {
            (poll_id, code): digests_of(poll_id, code)
            for poll_id, text in shown
            if text and poll_id in polls and (code := read_code(text))
        }
        self._by_digest: dict[tuple[UUID, bytes], HeldCode] = {}
        self._by_voter: dict[Place, HeldCode] = {}
        self._spent: list[HeldCode] = []
        self._read(polls, voters)

    def _read(self, polls: Collection[UUID], voters: Collection[UUID]) -> None:
        digests = [digest for several in self._digests.values() for digest in several]
        whose = f"(voter IN {among(voters)} OR digest IN {among(digests)})"
        (rows,) = rows_of(
            Statement(
                f"SELECT {names_of(CODE)} FROM voting_ballotcode"  # noqa: S608
                f" WHERE poll_id IN {among(polls)} AND {whose}",
                [*map(as_stored, polls), *map(as_stored, voters), *digests],
            )
        )
        for row in rows:
            key, poll_id, digest, voter = read_with(CODE, row)
            held = HeldCode(key, voter)
            self._by_digest[poll_id, bytes(digest)] = held
            if voter is not None:
                self._by_voter[poll_id, voter] = held

    def admit(self, poll: Poll, viewer: Viewer, shown: str | None) -> HeldCode | None:
        """The code that the vote would spend; None where it was spent by this voter before. Else Refused."""
        own = self._by_voter.get((poll.pk, viewer.id))
        if shown is None:
            if own is None:
                raise code_needed(poll.electorate)
            return None
        held = self._find(poll.pk, shown)
        if held is None:
            raise code_unknown()
        if held is own:
            return None
        if held.voter is not None:
            raise code_spent()
        if own is not None:
            raise another_code()
        return held

    def _find(self, poll_id: UUID, shown: str) -> HeldCode | None:
        digests = self._digests.get((poll_id, read_code(shown) or ""), ())
        return next((held for d in digests if (held := self._by_digest.get((poll_id, d)))), None)

    def spend(self, held: HeldCode, place: Place) -> None:
        """Give the code to the voter, once the vote is taken."""
        _, held.voter = place
        self._by_voter[place] = held
        self._spent.append(held)

    def written(self) -> Iterable[Statement]:
        """The codes that were spent; each was unspent when its poll was held, and is until these commit."""
        for held in self._spent:
            assert held.voter is not None
            yield Statement(
                # Nothing has to be sent there any more, so the address of an invitation is forgotten.
                "UPDATE voting_ballotcode SET voter = %s, address = NULL WHERE id = %s AND voter IS NULL",
                [as_stored(held.voter), held.key],
            )


def holders_in(
    polls: Mapping[UUID, Poll], voters: Iterable[UUID], shown: Iterable[Shown]
) -> CodeHolders | None:
    """The code holders of a batch's polls; None where no poll asks for codes, as nearly always."""
    by_code = {poll.pk for poll in polls.values() if poll.electorate in BY_CODE}
    return CodeHolders(by_code, set(voters), shown) if by_code else None


def why_no_code(poll: Poll, viewer: Viewer, shown: str | None) -> Refused | None:
    """Why this code, or none, would give the viewer no vote now, or None."""
    if poll.electorate not in BY_CODE or poll.state == PollState.CLOSED:
        return None
    try:
        CodeHolders({poll.pk}, {viewer.id}, [(poll.pk, shown)]).admit(poll, viewer, shown)
    except Refused as refused:
        return refused
    return None
