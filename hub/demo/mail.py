"""Where the demonstration's mail goes."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from hub.demo.models import Letter


class MailboxBackend(BaseEmailBackend):
    """Keeps each mail as a letter that anybody in the demonstration can read."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Keep one letter for each recipient; return the number of mails."""
        Letter.objects.bulk_create(
            Letter(to=address, subject=str(mail.subject), body=str(mail.body))
            for mail in email_messages
            for address in mail.recipients()
        )
        return len(email_messages)
