"""What a host can do for who may vote: one action each, refusals as data."""

from functools import partial
from typing import Annotated

import strawberry

from schema.context import Info
from schema.hosting import PollId, own_poll
from schema.inputs import given_text, known_id
from schema.polls import Poll
from schema.refusals import Refusal, refusals_as_data
from voting import models
from voting.actions import handing_out, inviting
from voting.database import in_database


@strawberry.type(description="Ballot codes that were just made.")
class BallotCodes:
    codes: list[str] = strawberry.field(description="Shown this once; only a hash of each is stored.")
    poll: Poll = strawberry.field(description="The poll that they are for.")


@strawberry.type(description="Ballot codes were made worthless.")
class VoidedCodes:
    voided: int = strawberry.field(description="How many; codes that were voted with stay as they are.")
    poll: Poll = strawberry.field(description="The poll that they were for.")


@strawberry.type(description="Invitations are on their way.")
class InvitedVoters:
    invited: int = strawberry.field(
        description="To how many addresses, each counted once; also those that were invited before."
    )
    poll: Poll = strawberry.field(description="The poll that they are for.")


InvitedVotersResult = Annotated[
    InvitedVoters | Refusal, strawberry.union("InvitedVotersResult", description="How many, or why not.")
]
BallotCodesResult = Annotated[
    BallotCodes | Refusal, strawberry.union("BallotCodesResult", description="The codes, or why not.")
]
VoidedCodesResult = Annotated[
    VoidedCodes | Refusal, strawberry.union("VoidedCodesResult", description="How many, or why not.")
]


@strawberry.type
class HandingOut:
    @strawberry.mutation(
        description="Make ballot codes for a BALLOT_CODE poll. Each gives one vote; earlier ones stay good."
    )
    @refusals_as_data
    async def make_ballot_codes(
        self,
        info: Info,
        poll_id: PollId,
        count: Annotated[int, strawberry.argument(description="1 to 1,000.")],
    ) -> BallotCodesResult:
        info.context.spend("make_codes")
        viewer, known = info.context.viewer, known_id(poll_id, "poll")
        codes = await in_database(handing_out.make_ballot_codes, viewer=viewer, poll_id=known, count=count)
        return BallotCodes(codes=codes, poll=await own_poll(models.Poll(pk=known)))

    @strawberry.mutation(
        description="Have an invitation to an INVITED poll sent to each of these e-mail addresses, all or "
        "none; signed-in hosts only. Whoever was invited before gets a new link in place of the earlier one."
    )
    @refusals_as_data
    async def invite_voters(
        self,
        info: Info,
        poll_id: PollId,
        addresses: Annotated[list[str], strawberry.argument(description="1 to 1,000.")],
        language: Annotated[
            str | None, strawberry.argument(description="Of the mails: en, de or ar; English if left out.")
        ] = strawberry.UNSET,
    ) -> InvitedVotersResult:
        info.context.spend("invite")
        viewer, known = info.context.viewer, known_id(poll_id, "poll")
        work = partial(
            inviting.invite_voters, viewer=viewer, poll_id=known, addresses=addresses,
            language=given_text(language),
        )  # fmt: skip
        return InvitedVoters(invited=await in_database(work), poll=await own_poll(models.Poll(pk=known)))

    @strawberry.mutation(
        description="Make all ballot codes or invitations worthless that nobody has voted with, such as on a "
        "lost sheet. In secret polls only before they open."
    )
    @refusals_as_data
    async def void_unspent_codes(self, info: Info, poll_id: PollId) -> VoidedCodesResult:
        viewer, known = info.context.viewer, known_id(poll_id, "poll")
        voided = await in_database(handing_out.void_unspent_codes, viewer=viewer, poll_id=known)
        return VoidedCodes(voided=voided, poll=await own_poll(models.Poll(pk=known)))
