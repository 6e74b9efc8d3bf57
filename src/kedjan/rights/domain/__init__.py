"""What may be asked for and decided: pure."""
