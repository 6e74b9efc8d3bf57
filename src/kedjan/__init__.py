"""Kedjan, "the chain": one shared workplace for coordinated vocational rehabilitation."""
