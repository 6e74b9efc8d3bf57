"""Sealed values, their keys, and the change of keys."""
