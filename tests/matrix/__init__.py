"""Every cell of roles, addresses, consents and registers; and what must not get out at any of them."""
