"""The look that every context shares: component values, templates, form rendering and the gallery."""
