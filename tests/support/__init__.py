"""What tests stand on: the database harness, and builders as they come."""
