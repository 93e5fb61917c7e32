"""Reviews over HTTP for programs on the same machine or network: the same JSON as the command line, nothing kept."""
