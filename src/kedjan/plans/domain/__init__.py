"""The rules of coaching groups: pure."""
