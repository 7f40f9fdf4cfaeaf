"""What the measuring clients send: the contract's operations, with the fields that a page shows."""

JOIN = "mutation { joinAsGuest { ... on Guest { token } ... on Refusal { code message } } }"

CREATE_POLL = """
mutation ($input: CreatePollInput!) {
  createPoll(input: $input) { ... on Poll { id options { id } } ... on Refusal { code message } }
}"""

CAST_VOTE = """
mutation ($input: CastVoteInput!) {
  castVote(input: $input) {
    ... on CastVotePayload { status vote { revision } } ... on Refusal { code message }
  }
}"""

CLOSE_POLL = """
mutation ($pollId: ID!) {
  closePoll(pollId: $pollId) { ... on Poll { state } ... on Refusal { code message } }
}"""

TALLY = "{ id revision state turnout provisional options { option { id label } votes share place winner } }"
READ_TALLY = f"query ($pollId: ID!) {{ poll(id: $pollId) {{ tally {TALLY} }} }}"
WATCH_TALLY = f"subscription ($pollId: ID!) {{ voteTally(pollId: $pollId) {TALLY} }}"
