"""The append-only record of what was written and who read what: in the same transaction, never changed."""
