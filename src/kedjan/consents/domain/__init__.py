"""Kinds of consent and the rules about them: pure."""
