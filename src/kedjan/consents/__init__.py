"""What people have agreed to, and what each agreement opens, to whom, for what and for how long."""
