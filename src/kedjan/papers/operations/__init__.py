"""What the context does."""
