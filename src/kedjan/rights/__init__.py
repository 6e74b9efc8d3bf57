"""A person's right to their own information and its correction; merging and disposal in an organisation's register."""
