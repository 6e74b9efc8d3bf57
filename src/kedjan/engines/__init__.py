"""Optimisation and statistics, no Django and no personal data; each works from the command line alone."""
