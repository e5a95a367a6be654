"""What a message is before anything is looked up for it: small talk, one question, or several. Knows no library."""
