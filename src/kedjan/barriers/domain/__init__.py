"""Rules of reports of barriers: how far one has come, how many are taken in, how long they are kept."""
