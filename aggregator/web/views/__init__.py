"""What the pages and the API show, gathered from the stores in one unit of work."""
