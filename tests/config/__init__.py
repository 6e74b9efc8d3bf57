"""The composition root: one transaction a request, with its actor."""
