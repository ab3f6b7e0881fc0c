"""The first page: the network on the map, as matrix and table, with its filters and panel."""
