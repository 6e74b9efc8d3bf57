"""The rights: own information, correction, merging and disposal."""
