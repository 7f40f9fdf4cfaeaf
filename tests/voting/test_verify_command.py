"""manage.py verify: an export is held to its log, receipts and result, with nothing but the file."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.voting.people import SECRET, WHILE_OPEN, ask, close, secretly, someone, stored, vote
from voting.actions.sealing import seal_new_votes
from voting.exports import as_json, read_closed

pytestmark = pytest.mark.django_db


class Kept:
    """An exported poll, and what its voters and watchers have kept of it."""

    def __init__(self, folder: Path) -> None:
        poll, changing = ask(policy=WHILE_OPEN, options=["Tea", "Kaffee „schwarz“", "水"]), someone()
        self.superseded = vote(poll, changing, "Tea").receipt or ""
        seal_new_votes(poll.pk)
        self.early_head = stored(poll).log_head
        self.receipt = vote(poll, changing, "水").receipt or ""
        vote(poll)
        close(poll)
        self.head = stored(poll).log_head
        self.file = folder / "export.json"
        self.file.write_text(as_json(read_closed(stored(poll))))

    def change(self, *path: str | int, to: object) -> None:
        """Change one value of the file."""
        whole = json.loads(self.file.read_text())
        place: Any = whole
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = to
        self.file.write_text(json.dumps(whole))

    def verified(self, **kept: str) -> str:
        """What the command says."""
        out = StringIO()
        call_command("verify", str(self.file), stdout=out, **kept)
        return out.getvalue()

    def refuted(self, **kept: str) -> str:
        """What does not hold."""
        out = StringIO()
        with pytest.raises(CommandError):
            call_command("verify", str(self.file), stdout=out, **kept)
        return "".join(line for line in out.getvalue().splitlines() if line.startswith("✗"))


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    """A poll with a changed vote and a blank one."""
    return Kept(tmp_path)


def test_a_true_export_holds(kept: Kept) -> None:
    said = kept.verified(receipt=kept.receipt.upper(), head=kept.head)
    assert "The vote with your receipt is counted." in said
    assert "✗" not in said
    assert "✗" not in kept.verified(head=kept.early_head)


def test_receipts_that_do_not_count_are_told_apart(kept: Kept) -> None:
    assert "changed or withdrawn later" in kept.refuted(receipt=kept.superseded)
    assert "is not in the log" in kept.refuted(receipt="0" * 32)


def test_another_logs_head_is_noticed(kept: Kept) -> None:
    assert "none of this log's" in kept.refuted(head="0" * 64)


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        (("votes", 0, 1, "choose"), [0], "published result"),
        (("votes", 0, 0), 2, "as many receipts"),
        (("result", "winners"), [0], "published result"),
        (("question",), "Another?", "head follows"),
        (("options", 2), "Another", "head follows"),
        (("rules", "ties"), "LOT", "head follows"),
        (("lots",), [2, 1, 0], "order of lots"),
        (("log", "superseded"), [], "as many receipts"),
        (("log", "batches", 0), [], "head follows"),
        (("log", "pollId"), "another", "head follows"),
        (("log", "head"), "00" * 32, "head follows"),
    ],
)
def test_whatever_is_changed_is_noticed(
    kept: Kept, path: tuple[str | int, ...], value: object, fault: str
) -> None:
    if path == ("lots",):
        lots = json.loads(kept.file.read_text())["lots"]
        value = lots[::-1]
    kept.change(*path, to=value)
    assert fault in kept.refuted()


@pytest.mark.parametrize("text", ["", "[]", "3 1\n1 1 0\n0\n", "{}", '{"log": {}}', "null"])
def test_what_is_no_export_is_said_to_be_none(text: str, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text(text)
    with pytest.raises(CommandError):
        call_command("verify", str(file))
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("verify", str(tmp_path / "missing"))


def test_a_secret_polls_export_holds_and_joins_no_receipt_to_marks(
    groups_of_three: None, tmp_path: Path
) -> None:
    poll = ask(policy=SECRET)
    receipts = [secretly(poll, someone(), label).receipt or "" for label in ("Tea", "Water", "Tea", "Coffee")]
    close(poll)
    file = tmp_path / "export.json"
    file.write_text(as_json(read_closed(stored(poll))))
    out = StringIO()
    call_command("verify", str(file), receipt=receipts[1], stdout=out)
    assert "✗" not in out.getvalue()
    assert not any(receipt in file.read_text() for receipt in receipts)
