"""Logging in with an e-ID, against a real OpenID provider that the tests start."""
