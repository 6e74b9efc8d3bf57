"""Organisations, municipalities, accounts, roles and permissions."""
