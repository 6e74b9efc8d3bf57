"""The rules of the path, without a database."""
