"""A self-hosted service that shows an editor each news story once, with every source behind it."""
