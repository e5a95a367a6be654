"""Whose data stands in a reply: contacts, accounts, personal ids, addresses, birth dates, references, full names.

Shares the finders of `answers.redaction`, but where that takes too much rather than too little, this says only what a
reader would call personal data: a price, a date, opening hours and a model's name are none.
"""
