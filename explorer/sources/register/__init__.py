"""The national register (ROO) to the tables of the register network."""
