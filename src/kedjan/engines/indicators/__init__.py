"""Indicators of a programme: shares with intervals, tables by area and sex, and what of them may be published."""
