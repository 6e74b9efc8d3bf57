"""Tests of follow-up and results."""
