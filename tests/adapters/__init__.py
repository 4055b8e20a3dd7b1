"""Adapters that stand in tests where a person, a terminal or a bank stands in use."""
