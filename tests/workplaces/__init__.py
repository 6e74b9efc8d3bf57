"""Tests of trial places."""
