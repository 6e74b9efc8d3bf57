"""`kedjan keys …`: the keys that seal fields and index numbers are listed, changed and taken away."""
