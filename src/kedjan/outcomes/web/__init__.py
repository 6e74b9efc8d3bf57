"""The pages of follow-up and results."""
