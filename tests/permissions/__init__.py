"""Who may open what: every address of the web, for every role."""
