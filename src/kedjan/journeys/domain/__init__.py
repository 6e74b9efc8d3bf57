"""Rules of the path: pure."""
