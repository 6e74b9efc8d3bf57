"""Consents: the rules and what the person is told."""
