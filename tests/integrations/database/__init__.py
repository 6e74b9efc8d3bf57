"""The embedded server and the roles."""
