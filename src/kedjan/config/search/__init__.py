"""One search for everything that somebody may see: people, trial places, programmes, and the pages of Kedjan."""
