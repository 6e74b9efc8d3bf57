"""Tests of `kedjan disposal`."""
