"""Tests of documents by power of attorney."""
