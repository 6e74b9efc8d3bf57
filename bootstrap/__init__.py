"""What ./run does before anything is installed: nothing here imports more than the standard library."""
