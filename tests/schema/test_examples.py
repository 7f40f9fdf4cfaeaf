"""The examples that GraphiQL and the README show: each does what its comment says."""

import asyncio
import json
import re
from pathlib import Path
from string import Template

import pytest
from graphql import OperationDefinitionNode, OperationType, parse

from schema import schema
from tests.schema.asking import Answer, answer_to, first_frame
from tests.voting.committed import committed
from tests.voting.people import WHILE_OPEN, ask, draft, host_of, option_ids
from voting.actions.polls import close_poll

pytestmark = committed

EXAMPLES = (Path(__file__).parents[2] / "schema" / "examples.graphql").read_text()
OPERATIONS = {
    operation.name.value: operation
    for operation in parse(EXAMPLES).definitions
    if isinstance(operation, OperationDefinitionNode) and operation.name
}
# Those that are about a poll at its end.
ABOUT_A_CLOSED_POLL = {"RunAgain"}


def variables_of(name: str, **stand_ins: str) -> Answer:
    """The variables that the comment above the example gives."""
    above = EXAMPLES[: EXAMPLES.index(f" {name}(")] if f" {name}(" in EXAMPLES else ""
    lines = re.findall(r"^# variables: (.*)\n(?:query|mutation|subscription)\Z", above, re.MULTILINE)
    variables: Answer = json.loads(Template(lines[-1]).substitute(stand_ins)) if lines else {}
    return variables


@pytest.mark.parametrize("name", OPERATIONS)
def test_each_example_is_answered_and_not_refused(name: str) -> None:
    poll = ask(policy=WHILE_OPEN)
    host = host_of(poll)
    if name in ABOUT_A_CLOSED_POLL:
        close_poll(viewer=host, poll_id=poll.pk)
    variables = variables_of(
        name,
        pollId=str(poll.pk),
        optionId=option_ids(poll, "Tea")[0],
        roomId=str(poll.room_id),
        joinCode=poll.room.join_code,
        draftId=str(draft(host, room_id=poll.room_id).pk),
        codesId=str(draft(host, room_id=poll.room_id, policy={"electorate": "BALLOT_CODE"}).pk),
    )
    operation = OPERATIONS[name]
    declared = {v.variable.name.value for v in operation.variable_definitions or ()}
    assert set(variables) >= declared - {"before"}
    assert operation.loc
    document = EXAMPLES[operation.loc.start : operation.loc.end]
    if operation.operation is OperationType.SUBSCRIPTION:
        frame = asyncio.run(first_frame(host, document, variables))
        assert not frame.errors, frame.errors
        return
    answer = answer_to(host, document, **variables)
    assert "errors" not in answer, answer
    (found,) = answer["data"].values()
    assert found
    assert found.get("__typename") != "Refusal", found


def test_every_mutation_has_an_example_or_is_the_twin_of_one() -> None:
    twins = {"createRoom", "joinAsHost", "showPoll", "updatePoll", "pausePoll"}
    twins |= {"revealResults", "hideResults", "withdrawVote", "voidUnspentCodes", "inviteVoters"}
    mutations = set(schema._schema.mutation_type.fields)  # type: ignore[union-attr]
    shown = {name for name in mutations if re.search(rf"^  {name}\b", EXAMPLES, re.MULTILINE)}
    assert mutations - shown <= twins
