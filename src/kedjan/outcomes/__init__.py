"""Follow-up and results, for women and men."""
