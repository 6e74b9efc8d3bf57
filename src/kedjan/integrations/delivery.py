"""A file that an organisation gets by itself, without logging in: a port, a folder for it, and mail.

Nothing that is handed over this way may say anything about a person.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from smtplib import SMTPException
from typing import Protocol

from django.conf import settings
from django.core.mail import EmailMessage


class CannotDeliver(Exception):
    """The file did not reach the receiver; the text says why."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A file on its way: the receiver's key, the file's name and text, and what the message around it says."""

    receiver: str
    name: str
    text: str
    subject: str


class Delivery(Protocol):
    """A way to hand over. The same parcel twice does no harm: it has the same name and content."""

    def deliver(self, parcel: Parcel) -> None:
        """Hand it over. Raises CannotDeliver."""


@dataclass(frozen=True, slots=True)
class Folder:
    """Writes into a folder for each receiver, from where it is fetched."""

    path: Path

    def deliver(self, parcel: Parcel) -> None:
        """Write the file, whole or not at all."""
        home = self.path / parcel.receiver
        part = home / f".{parcel.name}.part"
        try:
            home.mkdir(parents=True, exist_ok=True)
            with part.open("w", encoding="utf-8") as file:
                file.write(parcel.text)
                file.flush()
                os.fsync(file.fileno())
            part.replace(home / parcel.name)
        except OSError as error:
            raise CannotDeliver(f"{home}: {error.strerror}") from error


@dataclass(frozen=True, slots=True)
class Mail:
    """Mails it, through the machine's own mail server, to those who have an address; the others get it otherwise."""

    addresses: Mapping[str, str]
    otherwise: Delivery

    def deliver(self, parcel: Parcel) -> None:
        """Send one message with the file attached."""
        address = self.addresses.get(parcel.receiver)
        if address is None:
            self.otherwise.deliver(parcel)
            return
        message = EmailMessage(parcel.subject, parcel.subject, to=[address])
        message.attach(parcel.name, parcel.text, "application/json")
        try:
            message.send()
        except (OSError, SMTPException) as error:
            raise CannotDeliver(f"{parcel.receiver}: {error}") from error


def delivery() -> Delivery:
    """Return the way that the settings name: the folder KEDJAN_RECEIPTS, and mail to KEDJAN_RECEIPT_ADDRESSES.

    Raises CannotDeliver when the file of addresses cannot be read.
    """
    folder = Folder(Path(settings.KEDJAN_RECEIPTS))
    if not settings.KEDJAN_RECEIPT_ADDRESSES:
        return folder
    try:
        addresses = json.loads(Path(settings.KEDJAN_RECEIPT_ADDRESSES).read_text(encoding="utf-8"))
        return Mail({str(key): str(address) for key, address in addresses.items()}, folder)
    except (OSError, ValueError, AttributeError) as error:
        raise CannotDeliver(f"{settings.KEDJAN_RECEIPT_ADDRESSES}: {error}") from error
