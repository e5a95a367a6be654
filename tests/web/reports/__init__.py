"""Reports in words, as a diagram and as a file."""
