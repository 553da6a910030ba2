"""One module per store; each store works on the connection of its unit of work and never commits."""
