"""The demo: synthetic people with official test numbers, and what has happened to them before its first day."""
