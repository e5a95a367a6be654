"""What customers were promised: opening it, keeping it, reminding of it, saying that it takes longer, counting."""
