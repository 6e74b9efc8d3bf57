"""`kedjan programme …`: programme files checked, loaded and described."""
