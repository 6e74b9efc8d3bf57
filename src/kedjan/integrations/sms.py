"""SMS: a text handed by mail to a gateway that sends it on; switched off where the settings name none. docs/adr/0011.

A text is read by anybody on its way. It may say nothing of whom it is to, or what about.
"""

import re
from smtplib import SMTPException

from django.conf import settings

from kedjan.integrations.mail import send_plain

_SEPARATORS = re.compile(r"[\s()./-]")
_DIGITS = re.compile(r"[1-9]\d{7,14}")
_SWEDEN = "46"


class CannotText(Exception):
    """The text was not taken by the gateway, or the number is none that one can be sent to."""


def is_on() -> bool:
    """Tell whether the settings name a gateway, and an address to send from."""
    return bool(settings.KEDJAN_SMS_ADDRESS and settings.KEDJAN_MAIL_FROM)


def international(number: str) -> str:
    """Return the number as digits with its country first; a leading 0 is Swedish. Raises CannotText for no number."""
    bare = _SEPARATORS.sub("", number)
    if bare.startswith("+"):
        found = bare[1:]
    elif bare.startswith("00"):
        found = bare[2:]
    else:
        found = f"{_SWEDEN}{bare[1:]}" if bare.startswith("0") else bare
    if not _DIGITS.fullmatch(found):
        raise CannotText("number")
    return found


def send_text(*, number: str, text: str) -> None:
    """Hand one text to the gateway. Raises CannotText."""
    address = settings.KEDJAN_SMS_ADDRESS.replace("NUMBER", international(number))
    try:
        send_plain(to=address, subject="Kedjan", text=text)
    except (OSError, SMTPException) as error:
        raise CannotText(type(error).__name__) from error
