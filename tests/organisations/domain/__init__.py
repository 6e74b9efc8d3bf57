"""Roles and permissions, without a database."""
