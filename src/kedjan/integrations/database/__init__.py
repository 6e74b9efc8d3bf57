"""PostgreSQL: the embedded server, the roles, the context of a transaction and the row-level security."""
