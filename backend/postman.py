"""Sends invitations, one after the other, as long as the server runs.

Each process looks for what is due, so that whatever was left behind by one that died is sent by another
(voting/actions/delivering.py). No address and no link is ever logged.
"""

import asyncio
import logging
import smtplib

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.utils.text import Truncator

from voting.actions.delivering import Letter, are_letters_due, note_failed, note_sent, take_letters
from voting.database import in_database_patiently

log = logging.getLogger(__name__)

LOOK_EVERY_SECONDS = 5.0
# Where links lead as long as mail is only written to the log.
FOR_TRYING = "http://localhost:8000"
# While the mail server cannot be reached the others need not be tried.
REST_SECONDS = 30.0
LONGEST_SUBJECT = 90
SUBJECTS = {"en": "Your vote", "de": "Deine Stimme", "ar": "صوتك"}
# Enough of a poll's id to tell a room's polls apart, as on cards with ballot codes (codeLinks.ts).
KNOWN_BY_CHARACTERS = 8


class Postman:
    """One process's sender. It ends between two letters, never amid one."""

    def __init__(self) -> None:
        self._end = asyncio.Event()
        self._sending: asyncio.Task[None] | None = None
        self._line: BaseEmailBackend | None = None
        self._pause_seconds = 60 * settings.WORKERS / settings.MAILS_PER_MINUTE

    def start(self) -> None:
        """Send from now on, beside whatever else this event loop does."""
        self._sending = asyncio.get_running_loop().create_task(self.keep_sending(), name="postman")

    async def finish(self, most_seconds: float) -> None:
        """End after the letter that it is at; one that takes longer is sent again by another process."""
        self._end.set()
        if self._sending is not None:
            await asyncio.wait({self._sending}, timeout=most_seconds)

    async def keep_sending(self) -> None:
        """Send what is due, then look again every few seconds, until told to end."""
        while not self._end.is_set():
            letters = await self._take()
            rest = LOOK_EVERY_SECONDS
            for letter in letters:
                is_line_up = await self._deliver(letter)
                rest = self._pause_seconds if is_line_up else REST_SECONDS
            if not letters:
                await self._hang_up()
            await self._wait(rest)
        await self._hang_up()

    async def _take(self) -> list[Letter]:
        # Nearly always there is nothing, and then nothing is held.
        if not await in_database_patiently(are_letters_due):
            return []
        return await in_database_patiently(take_letters, 1)

    async def _deliver(self, letter: Letter) -> bool:
        """Send the letter and note what came of it; whether the mail server could be reached."""
        try:
            await asyncio.to_thread(self._send, letter)
        except smtplib.SMTPRecipientsRefused as refused:
            codes = [code for code, _ in refused.recipients.values()]
            log.warning("An invitation was refused by the mail server (%s).", codes)
            for_good = all(code >= 500 for code in codes)
            await in_database_patiently(note_failed, letter, for_good=for_good)
            return True
        except Exception as fault:  # whatever it is, it does not end the sending of all others
            log.warning("An invitation could not be sent (%s).", type(fault).__name__)
            await self._hang_up()
            await in_database_patiently(note_failed, letter, for_good=False)
            return _is_about_the_letter(fault)
        await in_database_patiently(note_sent, letter)
        return True

    def _send(self, letter: Letter) -> None:
        if self._line is not None:
            try:
                _hand_over(letter, self._line)
                return
            except smtplib.SMTPRecipientsRefused:
                raise
            except OSError:  # Mail servers end lines that are old or long silent: not this letter's fault.
                self._line.close()
        self._line = get_connection()
        self._line.open()
        _hand_over(letter, self._line)

    async def _hang_up(self) -> None:
        line, self._line = self._line, None
        if line is not None:
            await asyncio.to_thread(line.close)

    async def _wait(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._end.wait(), seconds)
        except TimeoutError:
            return


def _is_about_the_letter(fault: Exception) -> bool:
    """Whether the next letter may fare better; else it is the line, or the server: lost, busy or closed."""
    if isinstance(fault, smtplib.SMTPDataError):
        return fault.smtp_code >= 500
    return not isinstance(fault, OSError)


def _hand_over(letter: Letter, line: BaseEmailBackend) -> None:
    mail = invitation(letter)
    mail.connection = line
    mail.send()


def invitation(letter: Letter) -> EmailMessage:
    """The mail. Its link has the code in the fragment, which no server is ever sent."""
    fragment = f"code={letter.code}&poll={str(letter.poll_id)[:KNOWN_BY_CHARACTERS]}"
    view = {
        "question": letter.question,
        "link": f"{settings.SITE_URL or FOR_TRYING}/{letter.join_code}#{fragment}",
        "code": letter.code,
    }
    language = letter.language or settings.LANGUAGE_CODE
    subject = Truncator(f"{SUBJECTS[language]}: {letter.question}").chars(LONGEST_SUBJECT)
    # So that no out-of-office machine answers.
    headers = {"Auto-Submitted": "auto-generated"}
    text = render_to_string(f"invitation/{language}.txt", view)
    return EmailMessage(subject, text, to=[letter.address], headers=headers)
