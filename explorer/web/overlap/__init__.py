"""The page Overlap, a module a part of it."""
