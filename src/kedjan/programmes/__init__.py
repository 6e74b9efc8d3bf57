"""Programmes as files: loaded, versioned, with their partners."""
