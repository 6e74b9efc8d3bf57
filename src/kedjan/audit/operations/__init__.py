"""Write the record, seal it, and hand its seals over."""

from kedjan.audit.operations.numbering import lift_numbering
from kedjan.audit.operations.receipts import ReceiptsGiven, give_receipts
from kedjan.audit.operations.recording import EVENT, note_act, note_readings, note_seen, record, record_many
from kedjan.audit.operations.sealing import CannotSealLog, LogSealed, seal_log

__all__ = [
    "EVENT",
    "CannotSealLog",
    "LogSealed",
    "ReceiptsGiven",
    "give_receipts",
    "lift_numbering",
    "note_act",
    "note_readings",
    "note_seen",
    "record",
    "record_many",
    "seal_log",
]
