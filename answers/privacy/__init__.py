"""How long what customers wrote is kept, and how one of them is forgotten: what goes, what stays, and what is told."""
