"""`kedjan audit …`: the log sealed, checked and vouched for elsewhere."""
