"""The command line: `kedjan …`, passed through by ./run."""
