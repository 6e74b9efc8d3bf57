"""Mail: a message without content, sent by whatever server the settings name; switched off where they name none."""

from django.conf import settings
from django.core.mail import EmailMessage


def send_plain(*, to: str, subject: str, text: str) -> None:
    """Send one plain message; raises OSError or SMTPException when the server does not take it, and the job retries.

    Neither subject nor text may say anything about a person: a mail is read by anybody on its way.
    """
    EmailMessage(subject=subject, body=text, from_email=settings.KEDJAN_MAIL_FROM, to=[to]).send()
