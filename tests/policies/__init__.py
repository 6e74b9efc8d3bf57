"""Row-level security: what each policy lets through and keeps out, and the proof that each is needed."""
