"""Rules of follow-up and results, without a database."""
