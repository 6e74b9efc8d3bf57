"""What the context tells."""

from kedjan.assessments.queries.assessments import (
    AssessmentView,
    RatingView,
    assessment_of,
    assessments_of,
)
from kedjan.assessments.queries.instruments import InstrumentView, instrument, instruments, licences_of
from kedjan.assessments.queries.profile import demands_of, profile_of

__all__ = [
    "AssessmentView",
    "InstrumentView",
    "RatingView",
    "assessment_of",
    "assessments_of",
    "demands_of",
    "instrument",
    "instruments",
    "licences_of",
    "profile_of",
]
