"""Form rendering and the date field."""
