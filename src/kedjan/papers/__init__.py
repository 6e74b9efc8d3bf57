"""Documents by power of attorney: asked for, reminded of, received, read for a purpose, and shown to the person."""
