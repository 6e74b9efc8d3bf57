"""The pages of coaching groups."""
