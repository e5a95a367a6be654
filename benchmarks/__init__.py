"""Measurements over folders of entries and queries; run from the repository as `python -m benchmarks.NAME`."""
