"""The sheets of municipalities and collaborations."""
