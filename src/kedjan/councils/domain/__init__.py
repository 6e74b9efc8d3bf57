"""Pure rules of proposals."""
