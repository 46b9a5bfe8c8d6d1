"""Measurements: each a ratio to a ceiling or a peer taken in the same run."""
