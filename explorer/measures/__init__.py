"""Measures layer: centrality, overlap, ranks and key figures of a two-mode network.

SciPy is written as `scipy.sparse`, for it imports its parts when they are first used: all of them
together take longer to import than most commands take to run. igraph, which looks for all that it
might draw with, is imported where it is used.
"""
