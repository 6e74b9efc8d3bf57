"""What is measured, when, and how it is split: pure."""
