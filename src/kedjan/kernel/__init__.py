"""What every other package may lean on: pure values without Django, files, clock or randomness of their own."""
