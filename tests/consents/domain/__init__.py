"""The rules of consents, without a database."""
