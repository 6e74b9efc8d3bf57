"""Reading tables of any origin."""
