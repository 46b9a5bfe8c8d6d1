"""Wire shapes, and the two translations: what was sent → engine, result → what is answered."""
