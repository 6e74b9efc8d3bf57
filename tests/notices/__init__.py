"""What somebody is told."""
