"""The postman: what is due goes out once, whatever the mail server does, and no address is logged."""

import asyncio
import smtplib
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.locmem import EmailBackend
from pytest_django import Settings

from backend import postman
from backend.postman import Postman, invitation
from tests.voting.actions.test_ballot_codes import vote_by
from tests.voting.actions.test_inviting import ANNA, BOB, invite, invited, later, told
from tests.voting.people import close, someone
from voting.actions.ballot_codes import read_code
from voting.actions.delivering import Letter
from voting.database import in_database
from voting.models import BallotCode, Poll

pytestmark = pytest.mark.django_db(transaction=True)

LETTER = Letter(1, 1, ANNA, "ABC-DEF", Poll().pk, "ABC234", "Tea & <b>cake</b>?", None)
Faults = list[Exception | None]


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    """No pause is worth waiting for."""
    monkeypatch.setattr(postman, "LOOK_EVERY_SECONDS", 0.01)
    monkeypatch.setattr(postman, "REST_SECONDS", 0.01)
    settings.MAILS_PER_MINUTE = 60_000


@pytest.fixture
def mail_server(monkeypatch: pytest.MonkeyPatch) -> Faults:
    """What the mail server does with each mail, first to last: takes it, or raises this."""
    faults: Faults = []
    take = EmailBackend.send_messages

    def send_messages(self: EmailBackend, messages: list[EmailMessage]) -> int:
        fault = faults.pop(0) if faults else None
        if fault is not None:
            raise fault
        return int(take(self, messages))

    monkeypatch.setattr(EmailBackend, "send_messages", send_messages)
    return faults


def until(done: Callable[[], bool]) -> None:
    """A postman at work until that is so."""
    asyncio.run(send_until(done))


async def send_until(done: Callable[[], bool]) -> None:
    """The same within a running event loop."""
    sender = Postman()
    sender.start()
    async with asyncio.timeout(20):
        while not await in_database(done):  # noqa: ASYNC110 - what is waited for is stored
            await asyncio.sleep(0.01)
    await sender.finish(5)


class MailServer:
    """A mail server that speaks SMTP; to `nobody@…` there is no mailbox, and it may hang up after a mail."""

    def __init__(self, *, hangs_up: bool = False) -> None:
        self.hangs_up = hangs_up
        self.calls = 0
        self.mails: list[str] = []

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One call, from its greeting to its end."""
        self.calls += 1
        writer.write(b"220 hello\r\n")
        while line := (await reader.readline()).decode().strip().lower():
            if line == "data":
                writer.write(b"354 go on\r\n")
                self.mails.append((await reader.readuntil(b"\r\n.\r\n")).decode())
            said = b"550 no mailbox" if line.startswith("rcpt to:<nobody@") else b"250 fine"
            writer.write((b"221 bye" if line == "quit" else said) + b"\r\n")
            if line == "quit" or (line == "data" and self.hangs_up):
                break
        writer.close()


def until_over_smtp(server: MailServer, settings: Settings, done: Callable[[], bool]) -> None:
    """A postman at work with that mail server until that is so."""

    async def work() -> None:
        async with await asyncio.start_server(server.answer, "127.0.0.1", 0) as listening:
            settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
            settings.EMAIL_HOST, settings.EMAIL_PORT = listening.sockets[0].getsockname()
            await send_until(done)

    asyncio.run(work())


@pytest.mark.parametrize("hangs_up", [False, True])
def test_mail_goes_out_over_one_line_or_as_many_as_it_takes(hangs_up: bool, settings: Settings) -> None:
    server, poll = MailServer(hangs_up=hangs_up), invited(ANNA, BOB, "nobody@example.org", "carl@example.org")

    until_over_smtp(server, settings, lambda: told(poll) == (0, 3, 1))
    sent = sorted(mail.split("\r\nTo: ")[1].split("\r\n")[0] for mail in server.mails)
    assert sent == [ANNA, BOB, "carl@example.org"]
    assert server.calls > 1 if hangs_up else server.calls == 1


def addressees() -> list[str]:
    """To whom mail went, in order."""
    return [message.to[0] for message in mail.outbox]


def test_each_invitation_goes_out_once_and_its_link_votes() -> None:
    poll = invited(ANNA, BOB)
    until(lambda: told(poll) == (0, 2, 0))
    assert sorted(addressees()) == [ANNA, BOB]
    for message in mail.outbox:
        assert message.subject == "Your vote: What do you drink?"
        (link,) = [line for line in str(message.body).splitlines() if line.startswith("http")]
        parts = urlsplit(link)
        brought = parse_qs(parts.fragment)
        assert (parts.path, parts.query) == (f"/{poll.room.join_code}", "")
        assert brought["poll"] == [str(poll.pk)[:8]]
        assert vote_by(poll, someone(), brought["code"][0]).status == "NEW"


def test_a_link_leads_to_the_configured_address_whoever_asks_l15(settings: Settings) -> None:
    settings.SITE_URL = "https://votes.example"
    text = str(invitation(LETTER).body)
    assert f"https://votes.example/ABC234#code=ABC-DEF&poll={str(LETTER.poll_id)[:8]}" in text
    assert "Tea & <b>cake</b>?" in text


@pytest.mark.parametrize(
    ("language", "subject", "text"),
    [
        (None, "Your vote", "You are invited to vote:"),
        ("en", "Your vote", "You are invited to vote:"),
        ("de", "Deine Stimme", "Du bist eingeladen abzustimmen:"),
        ("ar", "صوتك", "أنت مدعو إلى التصويت:"),
    ],
)
def test_it_is_written_in_the_hosts_language(language: str | None, subject: str, text: str) -> None:
    message = invitation(replace(LETTER, language=language))
    assert message.subject == f"{subject}: {LETTER.question}"
    lines = str(message.body).splitlines()
    assert lines[0] == text
    assert lines.count(LETTER.code) == 1
    assert sum(line.startswith("http") for line in lines) == 1


def test_a_long_question_makes_a_short_subject_i11() -> None:
    message = invitation(replace(LETTER, question="x" * 500))
    assert len(message.subject) <= 90
    assert message.message()["Auto-Submitted"] == "auto-generated"


LOST: list[Any] = [
    pytest.param(ConnectionRefusedError(), id="refused"),
    pytest.param(TimeoutError(), id="silent"),
    pytest.param(smtplib.SMTPServerDisconnected("x"), id="hangs-up"),
    pytest.param(smtplib.SMTPAuthenticationError(535, b"x"), id="bad-password"),
    pytest.param(smtplib.SMTPDataError(451, b"x"), id="busy"),
    pytest.param(smtplib.SMTPRecipientsRefused({ANNA: (450, b"x")}), id="greylisted"),
    pytest.param(smtplib.SMTPNotSupportedError("STARTTLS"), id="S18-no-tls"),
]


@pytest.mark.parametrize("fault", LOST)
def test_a_mail_server_that_is_away_loses_no_invitation(fault: Exception, mail_server: Faults) -> None:
    mail_server.append(fault)
    poll = invited(ANNA)
    until(lambda: BallotCode.objects.filter(delivery="WAITING", tries=1).exists())
    assert addressees() == []
    later(minutes=1)
    until(lambda: told(poll) == (0, 1, 0))
    assert addressees() == [ANNA]


def test_a_mailbox_that_is_not_there_is_given_up_and_the_others_go_out(mail_server: Faults) -> None:
    mail_server.append(smtplib.SMTPRecipientsRefused({ANNA: (550, b"no such user")}))
    poll = invited(ANNA, BOB)
    until(lambda: told(poll) == (0, 1, 1))
    assert len(addressees()) == 1


def test_a_letter_that_nobody_can_send_holds_up_no_other_i24(
    mail_server: Faults, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postman, "REST_SECONDS", 60)
    mail_server += [UnicodeError("idna"), smtplib.SMTPDataError(554, b"x"), ValueError("x")]
    poll = invited(ANNA, BOB, "carla@example.org", "dora@example.org")
    until(lambda: told(poll) == (3, 1, 0))
    assert len(addressees()) == 1


def test_no_address_and_no_link_is_logged_l15(mail_server: Faults, caplog: pytest.LogCaptureFixture) -> None:
    mail_server += [
        smtplib.SMTPRecipientsRefused({ANNA: (550, f"<{ANNA}> unknown".encode())}),
        # On the line that is open, then on a new one.
        *[smtplib.SMTPDataError(554, f"{BOB} is a spammer".encode())] * 2,
    ]
    poll = invited(ANNA, BOB)
    until(lambda: told(poll)[2] == 1 and BallotCode.objects.filter(tries=1, delivery="WAITING").exists())
    assert "An invitation" in caplog.text
    assert "example.org" not in caplog.text
    assert not any(read_code(word) for word in caplog.text.split())


def test_a_closed_poll_sends_nothing() -> None:
    poll, other = invited(ANNA), invited()
    close(poll)
    invite(other, BOB)
    until(lambda: told(other) == (0, 1, 0))
    assert addressees() == [BOB]


def test_it_ends_between_two_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    """A letter that is going out is also noted."""
    poll = invited(ANNA, BOB)

    async def work() -> None:
        sender, begun = Postman(), asyncio.Event()
        loop, send = asyncio.get_running_loop(), Postman._send

        def slowly(self: Postman, letter: Letter) -> None:
            loop.call_soon_threadsafe(begun.set)
            send(self, letter)

        monkeypatch.setattr(Postman, "_send", slowly)
        sender.start()
        async with asyncio.timeout(10):
            await begun.wait()
            await sender.finish(10)

    asyncio.run(work())
    assert len(addressees()) == 1
    assert told(poll) == (1, 1, 0)
    assert not BallotCode.objects.filter(delivery="SENDING").exists()
