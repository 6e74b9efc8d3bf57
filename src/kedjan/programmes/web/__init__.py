"""The programmes' pages: the list, and everything that a programme's file says."""
