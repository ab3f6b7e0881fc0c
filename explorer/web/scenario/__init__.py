"""The page What if: steps on the network, and what they would change."""
