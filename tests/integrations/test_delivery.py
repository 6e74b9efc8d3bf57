"""A file reaches its receiver's folder or mailbox, whole and under its own name, or it is said why not."""

import json
import smtplib
from pathlib import Path

import pytest
from django.core import mail
from django.test import override_settings

from kedjan.integrations.delivery import CannotDeliver, Folder, Mail, Parcel, delivery

PARCEL = Parcel("fk-sunne", "2013-01-14-kedjan-3.json", '{"hash": "åäö"}\n', "Kvitto")


def test_a_folder_gets_the_file_and_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    for _ in range(2):
        Folder(tmp_path / "new").deliver(PARCEL)

    assert [path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()] == [
        Path("new/fk-sunne/2013-01-14-kedjan-3.json")
    ]
    assert (tmp_path / "new/fk-sunne/2013-01-14-kedjan-3.json").read_text(encoding="utf-8") == PARCEL.text


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "fk-sunne").write_text("in the way")

    with pytest.raises(CannotDeliver, match="fk-sunne: File exists"):
        Folder(tmp_path).deliver(PARCEL)


def test_mail_goes_to_those_with_an_address_and_the_folder_serves_the_others(tmp_path: Path) -> None:
    way = Mail({"fk-sunne": "registrator@example.invalid"}, Folder(tmp_path))

    way.deliver(PARCEL)
    way.deliver(Parcel("af-torsby", PARCEL.name, PARCEL.text, PARCEL.subject))

    assert [(message.to, message.subject) for message in mail.outbox] == [(["registrator@example.invalid"], "Kvitto")]
    assert mail.outbox[0].attachments == [(PARCEL.name, PARCEL.text, "application/json")]
    assert [path.name for path in tmp_path.iterdir()] == ["af-torsby"]


@pytest.mark.parametrize("fault", [ConnectionRefusedError("nobody listens"), smtplib.SMTPDataError(550, b"no")])
def test_mail_that_is_not_taken_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception) -> None:
    def refuse(_message: mail.EmailMessage) -> int:
        raise fault

    monkeypatch.setattr(mail.EmailMessage, "send", refuse)

    with pytest.raises(CannotDeliver, match="fk-sunne: "):
        Mail({"fk-sunne": "registrator@example.invalid"}, Folder(tmp_path)).deliver(PARCEL)


def test_the_settings_choose_the_way(tmp_path: Path) -> None:
    addresses = tmp_path / "addresses.json"
    addresses.write_text(json.dumps({"fk-sunne": "registrator@example.invalid"}))

    with override_settings(KEDJAN_RECEIPTS=str(tmp_path), KEDJAN_RECEIPT_ADDRESSES=""):
        assert delivery() == Folder(tmp_path)
    with override_settings(KEDJAN_RECEIPTS=str(tmp_path), KEDJAN_RECEIPT_ADDRESSES=str(addresses)):
        assert delivery() == Mail({"fk-sunne": "registrator@example.invalid"}, Folder(tmp_path))


@pytest.mark.parametrize("content", [None, "{", "[]"])
def test_a_list_of_addresses_that_is_none_is_told(tmp_path: Path, content: str | None) -> None:
    addresses = tmp_path / "addresses.json"
    if content is not None:
        addresses.write_text(content)

    with (
        override_settings(KEDJAN_RECEIPTS=str(tmp_path), KEDJAN_RECEIPT_ADDRESSES=str(addresses)),
        pytest.raises(CannotDeliver, match=r"addresses\.json: "),
    ):
        delivery()
