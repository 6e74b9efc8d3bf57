"""Tests of `kedjan audit …`."""
