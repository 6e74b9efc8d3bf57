"""Tests of the pages about how people come in."""
