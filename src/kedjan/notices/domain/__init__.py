"""Kinds of notice and what each says: pure."""
