"""Rules and values of assessments: pure."""
