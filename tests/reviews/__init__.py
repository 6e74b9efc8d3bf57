"""Questions about readings, and unusual readings."""
