"""Files of people as senders make them, staged and confirmed. Identity numbers are Skatteverket's test numbers."""

import io

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ImportId
from kedjan.participants.domain.staging import Standing
from kedjan.participants.operations import Chosen, ImportConfirmed, confirm_import, stage_import
from kedjan.participants.queries import ImportRowView, ImportView, import_rows, import_view
from tests.participants.domain.lists import MAN, WOMAN
from tests.policies.rows import seen
from tests.support.people import PEOPLE
from tests.support.world import TODAY, noon

NOW = noon(TODAY)
HEADER = "Personnummer;Förnamn;Efternamn;Kommun;Förmån;Förmån t.o.m."
ASA = f"{WOMAN};Åsa;Öberg;Sunne;Sjukpenning;2013-03-31"
BO = f"{MAN};Bo;Ek;Håbo;Sjukersättning;31/5 2013"
ENDED = "197802022389;Ada;Alm;Torsby;Sjukpenning;2013-01-02"
FORMULA = "196408233234;=Kim;Kvist;Sunne;Sjukpenning;2013-03-31"
ULLA_AS_SHE_IS = f"{PEOPLE['unasked'].number};Ulla;Prov;Sunne;Sjukpenning;2013-03-31"
ULLA_LATER = f"{PEOPLE['unasked'].number};Ulla;Prov;Sunne;Sjukpenning;2013-06-30"
REGISTER = ("participants_participant", "participants_identity", "participants_contact", "participants_benefit")


def text_of(*rows: str) -> str:
    """Return a list with the usual header."""
    return "".join(f"{row}\r\n" for row in (HEADER, *rows))


def staged(actor: Actor, *rows: str) -> ImportId:
    """Let the actor send a file with these rows."""
    return staged_file(actor, text_of(*rows).encode())


def staged_file(actor: Actor, content: bytes) -> ImportId:
    """Let the actor send a file."""
    with acting(actor):
        return stage_import(actor=actor, file=io.BytesIO(content), now=NOW).import_id


def confirmed(actor: Actor, import_id: ImportId, chosen: Chosen | None = None) -> ImportConfirmed:
    """Let the actor say yes to a file."""
    with acting(actor):
        return confirm_import(actor=actor, import_id=import_id, now=NOW, chosen=chosen)


def view(actor: Actor, import_id: ImportId) -> ImportView:
    """Return the file as the actor sees it; raises LookupError."""
    with acting(actor):
        found = import_view(actor=actor, import_id=import_id)
    if found is None:
        raise LookupError(import_id)
    return found


def rows_that(actor: Actor, import_id: ImportId, standing: Standing) -> tuple[ImportRowView, ...]:
    """Return the rows that stand so."""
    with acting(actor):
        return import_rows(actor=actor, import_id=import_id, standing=standing)


def codes_by_line(actor: Actor, import_id: ImportId) -> dict[int, tuple[Standing, list[str]]]:
    """Return where each row stands, and the codes of its messages, by line."""
    found = {
        row.line: (standing, [message.code for message in row.messages])
        for standing in Standing
        for row in rows_that(actor, import_id, standing)
    }
    return dict(sorted(found.items()))


def register(actor: Actor) -> dict[str, int]:
    """Return how many rows of the register the actor sees, by table."""
    return {table: seen(actor, table) for table in REGISTER}
