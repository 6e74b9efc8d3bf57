"""The composition root: settings, URLs, middleware and the servers' entry points."""
