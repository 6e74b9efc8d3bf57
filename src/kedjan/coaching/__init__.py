"""Coaching groups: coaches, rooms, who waits, the year's plan, groups led and individual coaching after them."""
