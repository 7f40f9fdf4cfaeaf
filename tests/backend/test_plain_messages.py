"""The plain door's words: what is understood, which option is meant, what is answered."""

from uuid import UUID

import pytest

from backend.plain_messages import Message, options_meant, read_message
from voting.errors import RefusalCode, Refused

IDS = [UUID(int=number) for number in range(1, 4)]
OPTIONS = list(zip(IDS, ["Tea", "Coffee ☕", "2"], strict=True))

UNDERSTOOD = {
    '{"vote": "option1"}': Message(marked=["option1"]),
    '{"vote": 2}': Message(marked=[2]),
    '{"vote": ["Tea", 2]}': Message(marked=["Tea", 2]),
    '{"vote": []}': Message(marked=[]),
    '{"watch": true}': Message(watch=True),
    '{"watch": false, "poll": "ABC234"}': Message(watch=False, poll="ABC234"),
    '{"authorization": "Bearer x"}': Message(authorization="Bearer x"),
    '{"poll": "p", "vote": 1, "requestId": "r"}': Message(poll="p", marked=[1], request_id="r"),
}


@pytest.mark.parametrize(("text", "message"), UNDERSTOOD.items())
def test_a_message_is_understood(text: str, message: Message) -> None:
    assert read_message(text) == message


NOT_UNDERSTOOD = [
    "", "{", "null", "5", '"x"', "[]", '[{"vote": 1}]', "{}", '{"poll": "ABC234"}', '{"requestId": "r"}',
    '{"vote": null}', '{"vote": true}', '{"vote": 1.5}', '{"vote": {}}', '{"vote": [[1]]}',
    '{"vote": 1, "vote": 2}', '{"vote": NaN}', '{"vote": 1, "voter": "me"}', '{"vote": 1, "requestId": 5}',
    '{"vote": 1, "poll": 5}', '{"watch": "yes"}', '{"watch": 1}', '{"authorization": 5}', "\ufeff{}",
    '{"vote": ' + "9" * 5000 + "}", "[" * 100_000, f'{{"vote": [{"1," * 100}1]}}',
]  # fmt: skip


@pytest.mark.parametrize("text", NOT_UNDERSTOOD, ids=lambda text: ascii(text[:40]))
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(Refused) as caught:
        read_message(text)
    assert caught.value.code == RefusalCode.INVALID_INPUT


MEANT: list[tuple[str | int, UUID]] = [
    (1, IDS[0]),
    (3, IDS[2]),
    ("option2", IDS[1]),
    ("Tea", IDS[0]),
    (" tea ", IDS[0]),
    ("Coffee ☕", IDS[1]),
    ("2", IDS[2]),
    (str(IDS[1]), IDS[1]),
]


@pytest.mark.parametrize(("marked", "option"), MEANT, ids=str)
def test_an_option_is_found_by_id_label_or_number(marked: str | int, option: UUID) -> None:
    assert options_meant([marked], OPTIONS) == [str(option)]


def test_a_label_that_looks_like_a_number_is_a_label() -> None:
    options = list(zip(IDS, ["option3", "b", "c"], strict=True))
    assert options_meant(["option3"], options) == [str(IDS[0])]


UNKNOWN = [0, -1, 4, 10**30, "option0", "option4", "option01", "option٢", "Option 2", "", "Juice", "1",
           str(UUID(int=9)), str(IDS[0]).upper() + " ", "\ud800", "\x00", "x" * 10_000]  # fmt: skip


@pytest.mark.parametrize("marked", UNKNOWN, ids=ascii)
def test_an_option_that_is_not_there_is_refused(marked: str | int) -> None:
    with pytest.raises(Refused) as caught:
        options_meant([marked], OPTIONS)
    assert caught.value.code == RefusalCode.INVALID_MARKS
