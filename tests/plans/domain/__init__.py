"""The rules of the plan, without a database."""
