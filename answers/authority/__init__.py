"""What an ambassador may send of what owners wrote: word for word, with changes that are kept, or not at all.

Knows no roles but this one: whoever else sends is free, and is never brought here.
"""
