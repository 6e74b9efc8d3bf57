"""The tests mirror src/kedjan."""
