"""Handing a question to a department: which one, who there is on duty, the message, and the answer that comes back."""
