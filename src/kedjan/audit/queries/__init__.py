"""Read the record, and check it."""

from kedjan.audit.queries.log import CheckedLog, check_log, whole_log
from kedjan.audit.queries.looking import Look, looks_at_me
from kedjan.audit.queries.seals import latest_seal, seal_numbered

__all__ = ["CheckedLog", "Look", "check_log", "latest_seal", "looks_at_me", "seal_numbered", "whole_log"]
