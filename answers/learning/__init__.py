"""Learning from use: which questions become phrasings of which entries, and whose word is enough for that.

The rules are pure functions of what people did, so that the same outcomes always teach the same; only `learner` knows
the store and the index. Invariant: nobody alone decides what another entry's questions find.
"""
