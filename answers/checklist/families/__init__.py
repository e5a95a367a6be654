"""The automatic checks, a file a family. Importing this package registers them all."""

from answers.checklist.families import (
    accessibility,
    completeness,
    loudness,
    personal_data,
    symbols,
    typography,
)

__all__ = [
    "accessibility",
    "completeness",
    "loudness",
    "personal_data",
    "symbols",
    "typography",
]
