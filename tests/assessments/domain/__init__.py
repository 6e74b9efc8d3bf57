"""Rules of assessments, without a database."""
