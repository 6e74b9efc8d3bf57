"""The look: components, forms, theme and gallery."""
