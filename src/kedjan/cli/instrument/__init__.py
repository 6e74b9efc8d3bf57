"""`kedjan instrument …`: instrument files checked and loaded."""
