"""The order of the house, proved: what import-linter cannot say."""
