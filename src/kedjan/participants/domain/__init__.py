"""Rules about people and how they come in: pure."""
