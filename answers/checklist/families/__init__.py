"""The automatic checks, a file a family. Importing this package registers them all."""

from answers.checklist.families import accessibility, completeness, loudness, symbols, typography

__all__ = ["accessibility", "completeness", "loudness", "symbols", "typography"]
