"""The people: identity apart and encrypted, contact, benefits, and how they come in."""
