"""The roles, as everybody who works in Kedjan can read them."""
