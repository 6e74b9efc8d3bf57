"""The ports to the outside."""
