"""`kedjan participants …`: people, from the command line."""
