"""Programme files: read, checked in full, and answered questions about. Pure: the text itself is the argument."""
