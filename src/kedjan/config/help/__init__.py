"""Help where it is needed: words explained, what is new, keys, and how accessible Kedjan is. Open to everyone."""
