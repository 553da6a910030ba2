"""The revisions, each in a module named by its number."""
