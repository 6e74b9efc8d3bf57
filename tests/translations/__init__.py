"""The translations, and the tool that gathers them."""
