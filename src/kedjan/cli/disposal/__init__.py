"""`kedjan disposal …`: what may no longer be kept."""
