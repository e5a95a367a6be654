"""How well the library matches: questions whose answers are known, asked of the engine, and what came out.

The questions come from the entries' match tests and from what people did with suggestions, or from files. Nothing here
changes what is found; a report holds no personal data, as receipts hold none.
"""
