"""A week of work on a fake clock, with processes that are killed in it."""
