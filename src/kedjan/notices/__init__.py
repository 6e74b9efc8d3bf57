"""What somebody must be told, in the product: who, about whom, and whether they have seen it."""
