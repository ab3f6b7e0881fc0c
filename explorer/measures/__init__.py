"""Measures layer: centrality, overlap, ranks and key figures of a two-mode network."""
