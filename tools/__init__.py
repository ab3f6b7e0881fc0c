"""What is run by hand, not shipped: the build of the 2016 inventory, pictures, catalogues."""
