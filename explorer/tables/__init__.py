"""What is asked of a dataset, as frames: what pages, API, command line and library all show."""
