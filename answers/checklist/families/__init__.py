"""The automatic checks, a file a family. Importing this package registers them all."""

from answers.checklist.families import (
    accessibility,
    apology,
    blame,
    blanks,
    boilerplate,
    completeness,
    crisis,
    links,
    loudness,
    next_step,
    personal_data,
    symbols,
    thanks,
    thread,
    typography,
    vague_time,
)

__all__ = [
    "accessibility",
    "apology",
    "blame",
    "blanks",
    "boilerplate",
    "completeness",
    "crisis",
    "links",
    "loudness",
    "next_step",
    "personal_data",
    "symbols",
    "thanks",
    "thread",
    "typography",
    "vague_time",
]
