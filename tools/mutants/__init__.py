"""Mutation testing of app/engine: each small change to its code should make some test fail."""
