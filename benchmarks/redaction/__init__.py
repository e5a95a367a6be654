"""How much of what leads to a person is gone before a text is kept, and how much of a clean text stays as it is."""
