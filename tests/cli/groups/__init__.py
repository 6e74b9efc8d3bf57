"""`kedjan groups …`."""
