"""What is done about meetings."""
