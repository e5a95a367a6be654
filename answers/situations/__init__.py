"""What a customer's message is: a complaint, praise, a crisis, or a plain question. Word lists, no model, no store."""
