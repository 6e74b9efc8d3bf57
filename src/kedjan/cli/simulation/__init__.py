"""`kedjan simulate`: a whole programme of synthetic people, played through the operations in a database of its own."""
