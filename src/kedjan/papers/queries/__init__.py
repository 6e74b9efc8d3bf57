"""What the context shows others."""
