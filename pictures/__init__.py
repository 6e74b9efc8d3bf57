"""The developers' camera: every page of the demo for every role, wide and narrow, and what axe says of it."""
