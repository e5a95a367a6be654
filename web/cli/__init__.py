"""The command line: a file a family of commands, imported when one of them is used."""
