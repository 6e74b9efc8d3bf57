"""Tests of organisations, accounts and roles."""
