"""`kedjan simulate`: the whole programme, and what must hold of it."""
