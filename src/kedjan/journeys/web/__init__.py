"""The pages of the path: the early list, the cases and the participant's own pages."""
