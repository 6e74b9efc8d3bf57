"""What participants propose for their programme, and what becomes of it."""
