"""The pages of trial places: the list, the employer's own page, and the place of one participant."""
