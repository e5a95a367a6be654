"""Taking personal data out of customers' texts before they are kept: a file a family, readable marks in their place.

Must not know stores or searching. What is kept is as if the customer had written `[phone]`. Known limits: a name that
nobody announces ("ask Sanne about it"), an address in words alone, and whatever describes a person without naming them
stay; a number of six digits or fewer stays unless a word before it says what it is. Where it errs it takes too much: a
part number of seven digits becomes `[number]`. How good it is: `python -m benchmarks.redaction`, docs/privacy.md.
"""
