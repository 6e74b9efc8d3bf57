"""Pages about how people come in."""
