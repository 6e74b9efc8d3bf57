"""./run on machines that lack something, and processes that are killed."""
