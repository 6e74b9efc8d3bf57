"""The rules of documents by power of attorney: pure, and written out in docs/rules/papers.md."""
