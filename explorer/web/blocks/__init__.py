"""Blocks of pages: sections with a heading, a definition one click away and a download."""
