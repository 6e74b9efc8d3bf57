"""`kedjan groups …`: a year of coaching groups planned, checked and explained, from file to file."""
