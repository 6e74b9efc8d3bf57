"""Kinds of organisation, roles and permissions: pure."""
