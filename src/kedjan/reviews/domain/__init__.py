"""What a person can ask, and how it is answered: pure."""
