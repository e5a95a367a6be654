"""The automatic checks, a file a family. Importing this package registers them all."""

from answers.checklist.families import completeness

__all__ = ["completeness"]
