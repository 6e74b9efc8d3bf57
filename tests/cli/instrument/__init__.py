"""`kedjan instrument …`: files as people really have them."""
