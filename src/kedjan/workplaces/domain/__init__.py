"""Rules of trial places: pure."""
