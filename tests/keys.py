"""Secrets of an installation that exists only in tests."""

REFERENCE_KEY = "reference-key-of-the-tests-" + "r" * 32
