"""The page Voting power."""
