"""The engine of coaching groups."""
