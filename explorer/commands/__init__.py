"""Commands of `python -m explorer`, one a module; `explorer/__main__.py` puts them together."""
