"""From an answer's Markdown and Liquid to the text that one channel shows. Knows no search and no store."""
