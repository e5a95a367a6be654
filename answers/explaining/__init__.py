"""The index's evidence and the store's entries, turned into sentences for the person who sends the reply."""
