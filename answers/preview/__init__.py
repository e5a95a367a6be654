"""What an owner sees before an answer is published: its replies everywhere, and the musts that it can never pass."""
