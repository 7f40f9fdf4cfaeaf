"""What is stored, and what the database itself enforces: one vote per voter and poll, whole piles."""

import secrets
import uuid
from enum import StrEnum

from django.conf import settings
from django.db import models
from django.db.models import Q

from voting.methods import Rules
from voting.methods.lots import SEED_BYTES, seed_hash
from voting.words import (
    Delivery,
    Electorate,
    PollState,
    ResultsDetail,
    ResultsVisible,
    VoteChange,
    VotingMethod,
)

JOIN_CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
JOIN_CODE_LENGTH = 6


def new_join_code() -> str:
    """Six characters without look-alikes (no 0 O 1 I L); a name, never a credential."""
    return "".join(secrets.choice(JOIN_CODE_ALPHABET) for _ in range(JOIN_CODE_LENGTH))


def new_lot_seed() -> str:
    """A secret in hex from which a poll's lots are drawn; told when the poll is closed."""
    return secrets.token_hex(SEED_BYTES)


def _words(enum: type[StrEnum]) -> list[tuple[str, str]]:
    return [(member.value, member.value) for member in enum]


class UserViewer(models.Model):
    """The random viewer id that stands for a signed-in user on votes and rooms."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    viewer_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)


class Room(models.Model):
    """A place with a join code that shows one of its polls at a time."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    join_code = models.CharField(max_length=JOIN_CODE_LENGTH, unique=True, default=new_join_code)
    title = models.CharField(max_length=200, blank=True)
    revision = models.PositiveIntegerField(default=1)
    current_poll = models.ForeignKey(
        "Poll", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    host_key_version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.join_code} {self.title}".strip()


class Host(models.Model):
    """A viewer who runs a room."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="hosts")
    viewer_id = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["viewer_id", "room"], name="one_host_row")]


class Poll(models.Model):
    """A question with its options, rules and policy; `revision` orders all that happens to it.

    asked_revision: the revision at which its options were last edited. position: its place among the
    room's polls; equal places stand in the order in which they were made. run: how often the question
    was asked, counted along previous_run. Of secret polls and those with grouped results: ballots_held:
    how many votes stand; turnout_told: how many of them watchers were told of, which moves by groups.
    voted_on: whether there has ever been a vote, were it withdrawn since.
    voters_forgotten: whether its closed votes are nobody's any more.
    log_length, log_head, log_closed: how far the sealed log has come (Seal).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="polls")
    position = models.PositiveIntegerField(default=0, db_default=0)
    previous_run = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="next_runs"
    )
    run = models.PositiveIntegerField(default=1, db_default=1)
    question = models.CharField(max_length=500)
    description = models.TextField(max_length=5000, blank=True)
    method = models.CharField(max_length=32, choices=_words(VotingMethod))
    rules = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=_words(PollState), default=PollState.DRAFT)
    revealed = models.BooleanField(default=False)
    revision = models.PositiveBigIntegerField(default=1)
    asked_revision = models.PositiveBigIntegerField(default=1)
    opens_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    results_visible = models.CharField(max_length=16, choices=_words(ResultsVisible))
    results_detail = models.CharField(max_length=16, choices=_words(ResultsDetail))
    vote_change = models.CharField(max_length=16, choices=_words(VoteChange))
    electorate = models.CharField(max_length=16, choices=_words(Electorate))
    secret = models.BooleanField(default=False)
    grouped_results = models.BooleanField(default=False, db_default=False)
    voted_on = models.BooleanField(default=False, db_default=False)
    voters_forgotten = models.BooleanField(default=False, db_default=False)
    ballots_held = models.PositiveIntegerField(default=0, db_default=0)
    turnout_told = models.PositiveIntegerField(default=0, db_default=0)
    log_length = models.PositiveIntegerField(default=0, db_default=0)
    log_head = models.CharField(max_length=64, default="", db_default="", blank=True)
    log_closed = models.BooleanField(default=False, db_default=False)
    lot_seed = models.CharField(max_length=2 * SEED_BYTES, default=new_lot_seed, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["position", "created_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=[s.value for s in PollState]), name="known_state"),
            models.CheckConstraint(
                condition=Q(state=PollState.CLOSED, closed_at__isnull=False)
                | ~Q(state=PollState.CLOSED) & Q(closed_at__isnull=True),
                name="closed_at_when_closed",
            ),
        ]

    def __str__(self) -> str:
        return self.question

    @property
    def known_rules(self) -> Rules:
        """The stored rules as the methods take them."""
        return Rules(**self.rules)

    @property
    def lot_seed_hash(self) -> str:
        """What is published of the seed from the start."""
        return seed_hash(self.lot_seed)


class Option(models.Model):
    """One answer to choose; `position` from 0 is its name in marks."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="options")
    position = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=200)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["poll", "position"], name="one_option_per_position")]

    def __str__(self) -> str:
        return self.label


class Pile(models.Model):
    """All equal votes of a poll; the tally is a function of the piles.

    revision: the poll's revision at the pile's last change. A pile never goes away; it may be empty.
    count_told: of polls with grouped results, how many votes watchers were told of.
    """

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="piles")
    digest = models.BinaryField(max_length=32)
    marks = models.JSONField()
    count = models.PositiveIntegerField()
    count_told = models.PositiveIntegerField(default=0, db_default=0)
    revision = models.PositiveBigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["poll", "digest"], name="one_pile_per_marks")]
        indexes = [models.Index(fields=["poll", "revision"], name="piles_since_revision")]


class Vote(models.Model):
    """One voter's vote in one poll: which pile it lies on, and since which revision."""

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="votes", db_index=False)
    voter = models.UUIDField()
    pile = models.ForeignKey(Pile, on_delete=models.CASCADE, db_index=False)
    revision = models.PositiveBigIntegerField()
    cast_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["poll", "voter"], name="one_vote_per_voter")]
        indexes = [models.Index(fields=["poll", "revision"], name="votes_since_revision")]


class RollEntry(models.Model):
    """That somebody has voted in a secret poll: no more, and nothing that leads to the ballot."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="+", db_index=False)
    voter = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["poll", "voter"], name="one_roll_entry_per_voter")]


class Ballot(models.Model):
    """What somebody marked in a secret poll, until its close pours all ballots onto piles.

    receipt: a hash of the key that only the voter has. mixed: whether the row was written anew together
    with others in a random order; until then it stands where it was cast.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="+", db_index=False)
    receipt = models.CharField(max_length=32)
    digest = models.BinaryField(max_length=32)
    marks = models.JSONField()
    mixed = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["poll", "receipt"], name="one_ballot_per_receipt")]
        indexes = [models.Index(fields=["poll"], condition=Q(mixed=False), name="ballots_to_mix")]


class BallotCode(models.Model):
    """What gives its holder one vote in a poll. voter: who has voted with it; it is nobody else's then.

    digest: a keyed hash of the code. Keys follow the digests, not the order in which the codes were shown.
    Of invitations only: address, for as long as something may have to be sent there; address_digest: a keyed
    hash of it, so that nobody is invited twice; delivery: how far it is; due_at: when it is to be sent, or
    when who is sending it is taken to be dead; tries: how often it was tried; sent_at: when it last was;
    language: in which it is written.
    """

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="codes", db_index=False)
    digest = models.BinaryField(max_length=32)
    voter = models.UUIDField(null=True)
    address = models.CharField(max_length=254, null=True)  # noqa: DJ001 - many have none, each its own
    address_digest = models.BinaryField(max_length=32, null=True)
    delivery = models.CharField(max_length=8, null=True, choices=_words(Delivery))  # noqa: DJ001 - as above
    due_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0, db_default=0)
    sent_at = models.DateTimeField(null=True)
    language = models.CharField(max_length=7, null=True)  # noqa: DJ001 - as above

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["poll", "digest"], name="one_code_per_digest"),
            models.UniqueConstraint(fields=["poll", "voter"], name="one_code_per_voter"),
            models.UniqueConstraint(fields=["poll", "address_digest"], name="one_code_per_address"),
        ]
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=Q(delivery__in=[Delivery.WAITING.value, Delivery.SENDING.value]),
                name="invitations_to_send",
            )
        ]


class Seal(models.Model):
    """One entry of a poll's sealed log (voting/sealed_log.py): a batch of receipts, or the closing entry.

    leaves: 32 bytes each, in their own order; of the closing entry those that count no more. revision: up to
    which votes are sealed. No time: it would tell when.
    """

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="+", db_index=False)
    number = models.PositiveIntegerField()
    revision = models.PositiveBigIntegerField()
    leaves = models.BinaryField()
    head = models.CharField(max_length=64)
    closes = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["poll", "number"], name="one_seal_per_number")]


class Answer(models.Model):
    """The first answer to a voter's request, for late retries; `content` as actions.answers writes it.

    In secret polls request_id is a keyed hash of it, and created_at the hour.
    """

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE)
    voter = models.UUIDField()
    request_id = models.CharField(max_length=64)
    content = models.JSONField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["poll", "voter", "request_id"], name="one_answer_per_request")
        ]
