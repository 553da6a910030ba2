"""What languages other than English say of events, each in a table of its own: `tongue` tells how they are written.

Rows are few, and sure: an article about which they say nothing is told by its tolls or not at all. A word that means
something else in sport, business or weather counts beside a second sign alone, or stands in `traps` with what it
stands with there.
"""
