"""kedjan keys …: listed, changed, taken away."""
