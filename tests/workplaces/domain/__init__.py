"""Rules of trial places, without a database."""
