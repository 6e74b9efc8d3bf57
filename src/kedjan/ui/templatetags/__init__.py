"""What templates may ask of the interface."""
