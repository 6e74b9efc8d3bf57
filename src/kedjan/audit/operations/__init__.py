"""Write the record, and seal it."""

from kedjan.audit.operations.recording import EVENT, note_readings, record, record_many

__all__ = ["EVENT", "note_readings", "record", "record_many"]
