"""Tests of what a seal says and of what can be wrong with a log, without a database."""
