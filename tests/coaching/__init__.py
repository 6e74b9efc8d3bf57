"""Tests of coaching groups."""
