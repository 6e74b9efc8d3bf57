"""Questions about meetings, each for an actor."""
