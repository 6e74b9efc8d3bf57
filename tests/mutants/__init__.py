"""Mutants of the code of consents, the audit and permissions: see README.md beside this file."""
