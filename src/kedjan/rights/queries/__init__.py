"""Read what is held about a person, and what waits to be decided."""

from kedjan.rights.queries.corrections import (
    CorrectionView,
    Decided,
    correction,
    corrections_about,
    corrections_to_answer,
)
from kedjan.rights.queries.disposal import (
    ProtocolLine,
    RuleView,
    people_due,
    protocol,
    rows_of,
    rule_in_force,
    rules,
)
from kedjan.rights.queries.information import information_about, record_of
from kedjan.rights.queries.merging import (
    MergeView,
    can_be_compared,
    has_taken_over,
    is_in_use,
    merge,
    merges,
    obstacles,
    protected_alike,
)

__all__ = [
    "CorrectionView",
    "Decided",
    "MergeView",
    "ProtocolLine",
    "RuleView",
    "can_be_compared",
    "correction",
    "corrections_about",
    "corrections_to_answer",
    "has_taken_over",
    "information_about",
    "is_in_use",
    "merge",
    "merges",
    "obstacles",
    "people_due",
    "protected_alike",
    "protocol",
    "record_of",
    "rows_of",
    "rule_in_force",
    "rules",
]
