"""Read the record, and check it."""

from kedjan.audit.queries.door import door_counts, latest_login, my_door
from kedjan.audit.queries.log import CheckedLog, check_log, whole_log
from kedjan.audit.queries.looking import (
    LookGroup,
    Shared,
    last_look_at_me,
    looks_by_day,
    my_latest_look,
    shared_about_me,
)
from kedjan.audit.queries.reviewing import (
    ReaderOfDay,
    ReadMeanwhile,
    organisations_that_read,
    read_meanwhile,
    readers_on,
    reading_weeks,
)
from kedjan.audit.queries.seals import latest_seal, seal_numbered

__all__ = [
    "CheckedLog",
    "LookGroup",
    "ReadMeanwhile",
    "ReaderOfDay",
    "Shared",
    "check_log",
    "door_counts",
    "last_look_at_me",
    "latest_login",
    "latest_seal",
    "looks_by_day",
    "my_door",
    "my_latest_look",
    "organisations_that_read",
    "read_meanwhile",
    "readers_on",
    "reading_weeks",
    "seal_numbered",
    "shared_about_me",
    "whole_log",
]
