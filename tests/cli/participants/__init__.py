"""Tests of `kedjan participants`."""
