"""Employers, trial places and placements."""
