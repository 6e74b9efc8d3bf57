"""`kedjan audit`: seals, checks, hands over and mends, and says in a line what it did or why not."""

import json
from pathlib import Path

import pytest
from django.conf import LazySettings
from psycopg import sql

from kedjan.audit.domain.receipts import receipt_text
from kedjan.audit.queries import latest_seal
from kedjan.cli.command import find_command
from kedjan.cli.operator import OPERATOR
from kedjan.integrations.database.context import acting
from kedjan.organisations.queries import organisations
from kedjan.programmes.operations import load_programme
from tests.audit.scratch import Scratch, count, fill, named, number_of, run, seal, settle, somebody, write
from tests.programmes.files import ROOT

Said = pytest.CaptureFixture[str]


def done(said: Said, words: str, *arguments: str | Path) -> tuple[int, list[str]]:
    """Return the exit code and the lines."""
    command = find_command(["audit", words])
    assert command is not None
    said.readouterr()
    code = command.run([str(each) for each in arguments])
    return code, said.readouterr().out.splitlines()


def verified(scratch: Scratch, said: Said, *arguments: str | Path) -> tuple[int, list[str]]:
    """Verify as the owner."""
    with scratch.as_owner():
        return done(said, "verify", *arguments)


def load_consensio() -> None:
    """Load a programme, with its partners."""
    with acting(OPERATOR) as clock:
        load_programme(
            actor=OPERATOR, text=(ROOT / "programmes/consensio.toml").read_text(encoding="utf-8"), now=clock.now()
        )


def receipt(folder: Path) -> Path:
    """Keep a receipt of the latest seal; return the file."""
    signed = latest_seal()
    assert signed is not None
    path = folder / "receipt.json"
    path.write_text(receipt_text(signed), encoding="utf-8")
    return path


def test_what_waits_is_sealed_and_told(scratch: Scratch, capsys: Said) -> None:
    write(somebody(), events=2, readings=3)
    settle()

    assert done(capsys, "seal") == (0, ["Sigill 1: 5 rader."])
    assert done(capsys, "seal") == (0, ["Inget väntar på ett sigill."])
    assert done(capsys, "seal", "--language", "en") == (0, ["Nothing waits for a seal."])


@pytest.mark.parametrize("words", ["seal", "key"])
@pytest.mark.parametrize("value", ["", "c2hvcnQ=", "not base64 at all!"])
def test_without_a_key_nothing_is_sealed(
    scratch: Scratch, settings: LazySettings, capsys: Said, words: str, value: str
) -> None:
    write(somebody())
    settings.KEDJAN_SEAL_KEY = value

    assert done(capsys, words) == (1, ["KEDJAN_SEAL_KEY saknas eller är ingen nyckel. Se docs/operations.md."])
    assert count("audit_seal") == 0


def test_a_whole_log_is_said_to_be_whole(scratch: Scratch, capsys: Said, tmp_path: Path) -> None:
    fill(6)
    write(somebody())

    lines = ["Loggen är hel till och med sigill 2: 21 rader. 2 rader väntar på nästa sigill."]
    assert verified(scratch, capsys) == (0, lines)
    assert verified(scratch, capsys, "--since", "2", "--receipt", receipt(tmp_path)) == (0, lines)


def test_the_first_broken_row_is_named(scratch: Scratch, capsys: Said) -> None:
    fill(6)
    with scratch.as_superuser():
        run("DELETE FROM audit_event WHERE payload ->> 'number' IN ('10', '50')")

    code, lines = verified(scratch, capsys, "--language", "en")

    assert code == 1
    assert len(lines) == 1
    assert lines[0].startswith("Seal 1: the row ")
    assert lines[0].endswith(" in audit_event is missing.")


def test_a_cut_tail_is_found_by_a_receipt_alone(scratch: Scratch, capsys: Said, tmp_path: Path) -> None:
    fill(6)
    kept = receipt(tmp_path)
    with scratch.as_superuser():
        run("DELETE FROM audit_batch WHERE number = 2")
        run("DELETE FROM audit_seal WHERE number = 2")
        for table in ("audit_event", "audit_reading"):
            run(named("DELETE FROM {} WHERE written_in >= (SELECT max(ends) FROM audit_seal)", table))

    assert verified(scratch, capsys)[0] == 0
    assert verified(scratch, capsys, "--receipt", kept) == (
        1,
        ["Sigill 2: kvittot finns men inte sigillet. Slutet av loggen är borta."],
    )


def test_what_is_no_receipt_and_no_key_is_told(scratch: Scratch, capsys: Said, tmp_path: Path) -> None:
    (tmp_path / "other.json").write_bytes(b"\xff{}")

    assert verified(scratch, capsys, "--receipt", tmp_path / "other.json") == (
        1,
        ["Filen är inte ett kvitto från Kedjan."],
    )
    code, lines = verified(scratch, capsys, "--receipt", tmp_path / "missing.json")
    assert (code, lines) == (1, [f"{tmp_path / 'missing.json'} går inte att läsa: No such file or directory."])
    assert verified(scratch, capsys, "--public-key", "nyckel") == (
        1,
        ["nyckel är ingen publik nyckel. Visa den rätta med: kedjan audit key"],
    )


def test_an_auditor_checks_with_the_public_key_alone(scratch: Scratch, settings: LazySettings, capsys: Said) -> None:
    fill(3)
    _, [public] = done(capsys, "key")
    other = "A" * 43 + "="
    settings.KEDJAN_SEAL_KEY = ""

    assert public == "".join(public.split())
    assert verified(scratch, capsys, "--public-key", public)[0] == 0
    assert verified(scratch, capsys, "--public-key", other) == (
        1,
        ["Sigill 1: signaturen stämmer inte med någon känd nyckel."],
    )
    assert verified(scratch, capsys)[0] == 1
    settings.KEDJAN_SEAL_PUBLIC_KEYS = f"{other},{public}"
    assert verified(scratch, capsys)[0] == 0


def test_receipts_are_handed_over_once_a_day(
    scratch: Scratch, settings: LazySettings, capsys: Said, tmp_path: Path
) -> None:
    settings.KEDJAN_RECEIPTS, settings.KEDJAN_RECEIPT_ADDRESSES = str(tmp_path), ""
    assert done(capsys, "receipts") == (1, ["Det finns inget sådant sigill än. Kör: kedjan audit seal"])
    write(somebody())
    seal()
    assert done(capsys, "receipts") == (0, ["Inget program har några parter att lämna kvitto till."])
    load_consensio()
    keys = sorted(one.key for one in organisations().values())

    code, lines = done(capsys, "receipts")
    again = done(capsys, "receipts")

    assert (code, len(lines)) == (0, 1)
    assert sorted(lines[0].removeprefix("Sigill 1 har lämnats till: ").removesuffix(".").split(", ")) == keys
    assert again[1][0].startswith("Har redan fått dagens kvitto: ")
    assert sorted(path.parent.name for path in tmp_path.glob("*/*.json")) == keys


def test_a_receiver_that_cannot_be_reached_is_told(
    scratch: Scratch, settings: LazySettings, capsys: Said, tmp_path: Path
) -> None:
    settings.KEDJAN_RECEIPTS, settings.KEDJAN_RECEIPT_ADDRESSES = str(tmp_path / "file"), ""
    (tmp_path / "file").write_text("in the way")
    load_consensio()
    seal()

    code, lines = done(capsys, "receipts")
    settings.KEDJAN_RECEIPT_ADDRESSES = str(tmp_path / "none.json")
    unread = done(capsys, "receipts", "--language", "en")

    assert code == 1
    assert lines[0].startswith("Kunde inte lämnas: ")
    assert (count("audit_receipt"), unread[0], len(unread[1])) == (0, 1, 1)
    assert unread[1][0].startswith("Could not be handed over: ")


def test_a_receipt_is_printed_as_it_is_handed_over(scratch: Scratch, capsys: Said) -> None:
    fill(6)

    code, lines = done(capsys, "receipts", "--print")
    first = done(capsys, "receipts", "--print", "--seal", "1")[1]

    signed = latest_seal()
    assert signed is not None
    assert (code, "\n".join(lines) + "\n") == (0, receipt_text(signed))
    assert json.loads("\n".join(first))["seal"]["number"] == 1
    assert done(capsys, "receipts", "--print", "--seal", "7")[0] == 1


def number_from(scratch: Scratch, base: int) -> None:
    """Let transactions be numbered as in a server that has had so many more."""
    default = "ALTER TABLE {} ALTER written_in SET DEFAULT (pg_current_xact_id()::text::bigint + {})"
    with scratch.as_superuser():
        for table in ("audit_event", "audit_reading"):
            run(named(default, table, sql.Literal(base)))
        run("UPDATE app.audit_numbering SET base = %s", [base])


def test_after_a_restore_the_numbering_is_lifted_above_the_seals(scratch: Scratch, capsys: Said) -> None:
    """A dump that is restored in a new server: its transactions are far below those of the rows."""
    number_from(scratch, 10**9)
    fill(3)
    write(somebody())
    number_from(scratch, 0)

    refused = done(capsys, "seal")
    with scratch.as_owner():
        lifted = done(capsys, "restored")
        again = done(capsys, "restored", "--language", "en")
    write(somebody(), events=4, readings=0)

    said = "Databasen är återställd från en kopia, och loggens numrering med den. Kör: kedjan audit restored"
    assert refused == (1, [said])
    assert lifted == (0, ["Loggens numrering är höjd. Nya rader hamnar efter dem som har sigill."])
    assert again == (0, ["The log's numbering is in order."])
    assert seal() == 2 + 4
    assert verified(scratch, capsys)[0] == 0
    assert number_of("SELECT max(ends) FROM audit_seal") > 10**9
