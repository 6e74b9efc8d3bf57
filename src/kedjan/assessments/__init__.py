"""Assessments of ability for work as a dialogue: instruments, ratings, what was agreed, and the profile."""
