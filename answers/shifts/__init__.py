"""What changed while somebody was away, and what they have to have read. Knows no pages and no words for people."""
