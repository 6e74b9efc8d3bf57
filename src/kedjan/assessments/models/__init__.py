"""The tables of the context."""

from kedjan.assessments.models.assessment import Assessment, Entry
from kedjan.assessments.models.instrument import InstrumentVersion, LicenceRecord

__all__ = ["Assessment", "Entry", "InstrumentVersion", "LicenceRecord"]
