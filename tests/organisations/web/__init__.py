"""The page about the roles."""
