"""Times as people name them in five languages: found in a text, and resolved against a moment."""
