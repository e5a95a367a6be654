"""Sudden rises in similar questions, against the same hour of past weeks."""
